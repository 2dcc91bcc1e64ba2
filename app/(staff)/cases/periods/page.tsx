import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import type { Periods } from "#server/catalogue/schemas.ts";
import type { KeptPeriods } from "#server/pathway/schemas.ts";
import { SealBar } from "../../list/_parts/seal-bar.tsx";
import { Sealed } from "../../list/_parts/sealed.tsx";
import { PeriodsForm } from "./_parts/periods-form.tsx";
import { TakeButton } from "./_parts/take-button.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Case.periods"))("title") };
}

/** The weeks that a surgeon sets for each operation, and the running cases that have others. */
export default async function PeriodsPage() {
  await requireStaff("surgeon");
  const words = await getTranslations("Case.periods");
  const list = await getTranslations("List");
  const caller = await api();
  const [{ procedures }, kept] = await Promise.all([caller.catalogue.periods(), caller.cases.keptPeriods()]);
  return (
    <main className="record" id="main">
      <div className="record-head">
        <h1>{words("title")}</h1>
      </div>
      <p className="soft catalogue-about">{words("about")}</p>
      <section className="part">
        {procedures.length > 0 ? <PeriodsForm procedures={procedures} /> : <p>{words("none")}</p>}
      </section>
      {kept.length > 0 && (
        <>
          <SealBar
            note={list("whoReads")}
            cover={list("cover")}
            show={list("showForMinute")}
            coverAgain={list("coverAgain")}
          />
          <Running kept={kept} />
        </>
      )}
      <p>
        <Link href="/cases" prefetch={false}>
          {words("back")}
        </Link>
      </p>
    </main>
  );
}

async function Running({ kept }: { kept: KeptPeriods }) {
  const words = await getTranslations("Case.periods");
  const weeks = ({ exercise, abstinence }: Periods) =>
    [
      exercise !== null && words("exerciseWeeks", { weeks: exercise }),
      abstinence !== null && words("abstinenceWeeks", { weeks: abstinence }),
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <section className="part" aria-labelledby="running">
      <h2 id="running">{words("running")}</h2>
      <p className="soft">{words("runningMeans")}</p>
      <ul className="periods-kept">
        {kept.map((one) => (
          <li key={one.caseId}>
            <div>
              <b>{one.patientName}</b>
              <Sealed>{one.procedureName}</Sealed>
              <p className="small">
                {words("kept", { weeks: weeks(one.kept) })}{" "}
                <span className="soft">({words("set", { weeks: weeks(one.set) })})</span>
              </p>
            </div>
            <TakeButton caseId={one.caseId} patientName={one.patientName} />
          </li>
        ))}
      </ul>
    </section>
  );
}
