import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { shortDate } from "#app/_format/index.ts";
import type { CheckInView } from "#server/recovery/check-in-schemas.ts";
import { Waited } from "./waited.tsx";

export async function Back() {
  const words = await getTranslations("Recovery");
  return (
    <p className="look-back">
      <Link href="/recovery" prefetch={false} data-close>
        <span className="icon i-back" aria-hidden="true" /> {words("back")}
      </Link>
    </p>
  );
}

type Headed = Pick<
  CheckInView,
  "patientId" | "patientName" | "operatedOn" | "surgeonName" | "day" | "closedAt" | "since" | "siteName"
>;

export async function Head({ view, now }: { view: Headed; now: Temporal.Instant }) {
  const words = await getTranslations("Recovery");
  const { patientId, patientName, operatedOn, surgeonName, day, closedAt, since } = view;
  return (
    <header className="record-head">
      <div>
        <h1 className="look-name">
          <Link className="who" href={`/patients/${patientId}`} prefetch={false}>
            {patientName}
          </Link>
        </h1>
        <p className="meta">
          <span>{words("operated", { day, date: shortDate(operatedOn), surgeon: surgeonName })}</span>
          <span>{view.siteName}</span>
        </p>
      </div>
      {!closedAt && (
        <p className="look-wait push">
          <span className="small soft">{words("waitsFor")}</span>{" "}
          <span className="bigtime time">
            <Waited since={since} now={now.toString()} />
          </span>
        </p>
      )}
    </header>
  );
}
