import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { Quiet } from "#server/recovery/silence-schemas.ts";

/** Who has chosen to be asked nothing: nobody calls her for it, and nobody takes it for well. */
export async function QuietOnes({ quiet, saysSite }: { quiet: readonly Quiet[]; saysSite: boolean }) {
  const words = await getTranslations("Recovery");
  if (quiet.length === 0) return null;
  return (
    <section className="quiet-ones" aria-labelledby="queue-quiet">
      <h2 id="queue-quiet">
        <span className="mark is-off">{words("silent.chose")}</span>
      </h2>
      <p className="small soft">{words("silent.choseMeans")}</p>
      <ul className="small">
        {quiet.map(({ patientId, patientName, siteName, day }) => (
          <li key={patientId}>
            <Link className="who" href={`/patients/${patientId}`} prefetch={false}>
              {patientName}
            </Link>
            {words("onDay", { day })}
            {saysSite && <span className="soft"> {siteName}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
