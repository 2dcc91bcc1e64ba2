import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { addDays, ageOn, dateAt, fullDate, hour, shortDate } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import { viewOf } from "#app/_trpc/view-of.ts";
import { sitesInUse } from "../../_parts/site.ts";
import NotHere from "../../not-found.tsx";
import { OpenForm } from "../_parts/open-form.tsx";
import { refusalWords } from "../_parts/refusal-words.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Case"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** A surgeon asks for an operation: first for whom, then what. */
export default async function NewCasePage({ searchParams }: Props) {
  await requireStaff("surgeon");
  const { patient, site } = await searchParams;
  if (typeof patient !== "string") return <WhomPage />;
  return <AskPage patientId={patient} siteId={typeof site === "string" ? site : null} />;
}

const LATELY_DAYS = 30;

/** Her or his consultations of the last month, the latest first: nobody else can be asked for. */
async function WhomPage() {
  const actor = await requireStaff("surgeon");
  const words = await getTranslations("Case");
  const caller = await api();
  const today = dateAt(actor.now.toString(), (await sitesInUse())[0]?.zone ?? "UTC");
  const list = await caller.cases.list({
    from: addDays(today, -LATELY_DAYS),
    to: addDays(today, 1),
    only: "consultations",
  });
  const seen = list.entries.filter(({ mayRequest }) => mayRequest).toReversed();
  return (
    <main className="record list-page" id="main">
      <div className="list-head">
        <h1>{words("request")}</h1>
      </div>
      <section className="list-day" aria-labelledby="whom">
        <h2 id="whom">{words("whom")}</h2>
        {seen.length === 0 && <p className="soft">{words("nobodySeen")}</p>}
        <ol className="agenda cases">
          {seen.map((entry) => (
            <li className="entry" key={entry.claimId}>
              <span className="date">
                <b>{shortDate(entry.date)}</b>{" "}
                <span className="time">{hour(entry.startsAt, entry.zone)}</span>
              </span>
              <span className="whom">
                <Link
                  className="who"
                  href={`/cases/new?patient=${entry.patientId}&site=${entry.siteId}`}
                  prefetch={false}
                >
                  {entry.patientName}
                </Link>
              </span>
              <span className="what">
                {entry.label}
                <small>{entry.siteName}</small>
              </span>
            </li>
          ))}
        </ol>
        <p className="small soft">
          {words("longerAgo")}{" "}
          <Link href={`/list?week=${addDays(today, -LATELY_DAYS)}`} prefetch={false}>
            {words("onList")}
          </Link>
        </p>
      </section>
    </main>
  );
}

async function AskPage({ patientId, siteId }: { patientId: string; siteId: string | null }) {
  const words = await getTranslations("Case");
  const sites = await sitesInUse();
  const at = siteId ?? sites[0]?.siteId ?? "";
  const asked = await offersOrRefusal(patientId, at);
  if (!asked) return <NotHere />;
  if ("refusal" in asked) {
    return (
      <main className="calm" id="main">
        <h1>{words("request")}</h1>
        <p>{asked.refusal}</p>
        <Link className="btn" href="/list" prefetch={false}>
          {words("toList")}
        </Link>
      </main>
    );
  }
  const { view } = asked;
  const errors = await refusalWords();
  const [open, shut] = [
    view.offers.filter(({ refusal }) => refusal === null),
    view.offers.flatMap(({ procedureId, name, refusal }) =>
      refusal ? [{ procedureId, name, why: errors(refusal) }] : [],
    ),
  ];
  return (
    <main className="record ask-page" id="main">
      <div className="record-head">
        <div>
          <h1>{words("request")}</h1>
          <p className="meta">
            <b className="who">{view.patientName}</b>
            {view.birthDate && (
              <span>
                {words("born", { date: fullDate(view.birthDate), age: ageOn(view.birthDate, view.today) })}
              </span>
            )}
            <span>{words("seenOn", { dates: view.consultedOn.map(shortDate).join(", ") })}</span>
          </p>
        </div>
        {sites.length > 1 && (
          <nav className="choice push" aria-label={words("where")}>
            {sites.map(({ siteId: id, name }) => (
              <Link
                key={id}
                href={`/cases/new?patient=${patientId}&site=${id}`}
                prefetch={false}
                aria-current={id === view.siteId ? "true" : undefined}
              >
                {name}
              </Link>
            ))}
          </nav>
        )}
      </div>
      <div className="cols ask-cols">
        {open.length > 0 ? (
          <OpenForm view={{ ...view, offers: open }} />
        ) : (
          <p className="soft">{words("nothingOffered")}</p>
        )}
        {shut.length > 0 && (
          <section className="part">
            <h2>{words("notNow")}</h2>
            <ul className="gates">
              {shut.map(({ procedureId, name, why }) => (
                <li key={procedureId}>
                  <span className="mark bare is-locked">{words("locked")}</span>
                  <span className="open">{name}</span>
                  <span />
                  <small>{why}</small>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </main>
  );
}

/** What may be asked for; or why nothing can be, in words; null where she is not there for this surgeon. */
async function offersOrRefusal(patientId: string, siteId: string) {
  const caller = await api();
  try {
    const view = await orMissing(caller.cases.offers({ patientId, siteId }));
    return view && { view };
  } catch (error) {
    const { reason } = await viewOf(error);
    if (reason !== "needsConsultation" && reason !== "noSurgeonResource") throw error;
    return { refusal: (await getTranslations("Errors"))(reason) };
  }
}
