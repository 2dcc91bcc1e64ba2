import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ageOn, dateAt, fullDate, hour, longDate, shortDate } from "#app/_format/index.ts";
import type { CaseView } from "#server/pathway/schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";

type Words = Awaited<ReturnType<typeof getTranslations<"Case">>>;

/** Whose case it is, what it is under its seal, and when. `today`: at its site. */
export async function CaseHead({ view, today }: { view: CaseView; today: string }) {
  const words = await getTranslations("Case");
  return (
    <div className="record-head">
      <div>
        <h1>
          <Link className="who" href={`/patients/${view.patientId}`} prefetch={false}>
            {view.patientName}
          </Link>
        </h1>
        <p className="meta">
          {view.birthDate && (
            <span>
              {words("born", { date: fullDate(view.birthDate), age: ageOn(view.birthDate, today) })}
            </span>
          )}
          {view.nameToUse && <span>{words("callHer", { name: view.nameToUse })}</span>}
          <span>{view.siteName}</span>
        </p>
      </div>
      <div className="case-seal">
        <Sealed>
          <strong>{view.procedureName}</strong>
          <span className="under">{whatOf(view, words)}</span>
        </Sealed>
      </div>
      <When view={view} />
    </div>
  );
}

/** Side, anaesthesia and sutures, as far as they are settled. */
function whatOf(view: CaseView, words: Words): string {
  const parts = [
    view.side && words(`sides.${view.side}`),
    words(`anaesthesias.${view.anaesthesia}`),
    view.sutures,
    view.suturePlan && words(`suturePlans.${view.suturePlan}`),
  ];
  return parts.filter(Boolean).join(", ");
}

async function When({ view }: { view: CaseView }) {
  const words = await getTranslations("Case");
  const places = [view.roomName, view.surgeonName, view.anaesthetistName].filter((one) => one !== null);
  if (!view.startsAt) {
    return (
      <div className="push case-when">
        <div>
          <div className="soft">{words(`states.${view.state}`)}</div>
          <div className="small soft">{words("notBefore", { date: shortDate(view.notBefore) })}</div>
        </div>
      </div>
    );
  }
  return (
    <div className="push case-when">
      <div>
        <div className="soft">{longDate(dateAt(view.startsAt, view.zone))}</div>
        <div className="small soft">{places.join(", ")}</div>
      </div>
      <div className="bigtime time">{hour(view.startsAt, view.zone)}</div>
    </div>
  );
}
