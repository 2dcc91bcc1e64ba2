import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { shortDate } from "#app/_format/index.ts";
import type { WaitingRequest } from "#server/pathway/schemas.ts";
import { ReadyMark } from "../../_parts/ready-mark.tsx";

/** What a surgeon asked for and the desk has yet to book: profile, surgeon, not before when; never what for. */
export async function WaitingCases({ requests }: { requests: readonly WaitingRequest[] }) {
  if (requests.length === 0) return null;
  const words = await getTranslations("Patients.waiting");
  return (
    <section className="part">
      <h2>{words("title")}</h2>
      <ul className="rows waiting-rows">
        {requests.map((one) => (
          <li key={one.requestId}>
            <span>
              <strong>{words("line", { profile: one.profileLabel, variant: one.variantLabel })}</strong>
              <span className="under">
                {words("with", { surgeon: one.surgeonName, date: shortDate(one.notBefore) })}, {one.siteName}
              </span>
              <ReadyMark readiness={one.readiness} />
            </span>
            <Link className="btn" href={`/find?request=${one.requestId}`} prefetch={false}>
              {words("find")}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
