import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import type { CaseState, CaseSummary } from "#server/pathway/schemas.ts";
import { SealBar } from "../list/_parts/seal-bar.tsx";
import { Sealed } from "../list/_parts/sealed.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Case"))("cases") };
}

const groups = ["waiting", "booked", "no_show", "done"] as const satisfies readonly CaseState[];

/** A surgeon's own cases: what waits for a date, what is booked, what was done in the last 42 days. */
export default async function CasesPage() {
  await requireStaff("surgeon");
  const words = await getTranslations("Case");
  const list = await getTranslations("List");
  const cases = await (await api()).cases.mine({});
  return (
    <main className="record list-page" id="main">
      <div className="list-head">
        <h1>{words("cases")}</h1>
        <Link className="btn main push" href="/cases/new" prefetch={false}>
          {words("request")}
        </Link>
      </div>
      <SealBar
        note={list("whoReads")}
        cover={list("cover")}
        show={list("showForMinute")}
        coverAgain={list("coverAgain")}
      />
      {cases.length === 0 && <p className="soft">{words("noCases")}</p>}
      {groups.map((state) => (
        <Group key={state} state={state} cases={cases.filter((one) => one.state === state)} />
      ))}
      <p className="small">
        <Link href="/cases/periods" prefetch={false}>
          {words("periods.link")}
        </Link>
      </p>
      <p className="small">
        <Link href="/cases/not-mine" prefetch={false}>
          {words("notMineLink")}
        </Link>
      </p>
    </main>
  );
}

async function Group({ state, cases }: { state: (typeof groups)[number]; cases: readonly CaseSummary[] }) {
  if (cases.length === 0) return null;
  const words = await getTranslations("Case");
  const rows = (
    <ol className="agenda cases">
      {inOrder(state, cases).map((one) => (
        <CaseRow key={one.caseId} summary={one} />
      ))}
    </ol>
  );
  const heading = (
    <h2 id={`cases-${state}`}>
      {words(`groups.${state}`)} <span>{cases.length}</span>
    </h2>
  );
  return (
    <section className="list-day" aria-labelledby={`cases-${state}`}>
      {state === "done" ? (
        <details className="fold">
          <summary>
            {heading} <span className="icon i-down" aria-hidden="true" />
          </summary>
          {rows}
        </details>
      ) : (
        <>
          {heading}
          {rows}
        </>
      )}
    </section>
  );
}

/** What has a date by its date, the latest first once it is over; what has none in the order of asking. */
function inOrder(state: CaseState, cases: readonly CaseSummary[]): CaseSummary[] {
  const byDate = cases.toSorted((a, b) => ((a.startsAt ?? "") < (b.startsAt ?? "") ? -1 : 1));
  return state === "waiting" ? [...cases] : state === "booked" ? byDate : byDate.toReversed();
}

async function CaseRow({ summary }: { summary: CaseSummary }) {
  const words = await getTranslations("Case");
  const { caseId, startsAt, zone, notBefore } = summary;
  return (
    <li className="entry">
      <span className="date">
        {startsAt ? (
          <>
            <b>{shortDate(dateAt(startsAt, zone))}</b> <span className="time">{hour(startsAt, zone)}</span>
          </>
        ) : (
          words("notBefore", { date: shortDate(notBefore) })
        )}
      </span>
      <span className="whom">
        <Link className="who" href={`/cases/${caseId}`} prefetch={false}>
          {summary.patientName}
        </Link>
      </span>
      <span className="what">
        {words("profile", { profile: summary.profileLabel, variant: summary.variantLabel })}
        <small>{summary.siteName}</small>
      </span>
      <Sealed>{summary.procedureName}</Sealed>
      <span className="stands">
        {summary.state === "waiting" && (
          <span className="soft">
            {words("askedOn", { date: shortDate(dateAt(summary.requestedAt, zone)) })}
          </span>
        )}
      </span>
    </li>
  );
}
