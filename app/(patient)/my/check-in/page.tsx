import { getTranslations } from "next-intl/server";
import { longDate, shortDate } from "#app/_format/index.ts";
import { requirePatient } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import type { MyCheckIns } from "#server/recovery/check-in-schemas.ts";
import { MyFrame } from "../../_parts/frame.tsx";
import { orNull, Trouble } from "../../_parts/trouble.tsx";
import { Advice, AtOnce } from "./_parts/advice.tsx";
import { CheckInForm } from "./_parts/check-in-form.tsx";
import { formWords } from "./_parts/form-words.ts";
import { NobodyUntil } from "./_parts/nobody-until.tsx";
import { typedOf } from "./_parts/typed.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
type Day = MyCheckIns["days"][number];

/** How she is today, or was on a day that she has not answered for; and at once what her answers ask for. */
export default async function CheckInPage({ searchParams }: Props) {
  await requirePatient();
  const { day: wanted, sent: justSent } = await searchParams;
  const view = await orNull((await api()).my.checkIns());
  if (!view) return <Trouble here="/my/days" />;
  const dayOf = (one: string | string[] | undefined) => view.days.find(({ day }) => String(day) === one);
  const said = dayOf(justSent);
  const asked = dayOf(wanted) ?? (said ? undefined : view.days.find(({ sent }) => sent === null));
  return (
    <MyFrame here="/my/days" phone={view.call?.phone ?? null}>
      {said?.sent ? (
        <Said day={said} sent={said.sent} view={view} />
      ) : asked ? (
        <Ask day={asked} view={view} />
      ) : (
        <Nothing view={view} />
      )}
      {(said?.sent || !asked) && <NobodyUntil view={view} />}
      <Others view={view} shown={asked ?? said} />
    </MyFrame>
  );
}

async function Ask({ day, view }: { day: Day; view: MyCheckIns }) {
  const words = await getTranslations("My.checkIn");
  const isToday = day.date === view.today;
  return (
    <>
      <header className="my-hero">
        <p className="over">{longDate(day.date)}</p>
        <p className="bigtime">{words("day", { day: day.day })}</p>
        <h1>{words(isToday ? "howAreYou" : "howWereYou")}</h1>
      </header>
      <NobodyUntil view={view} />
      <section className="my-part">
        <CheckInForm
          key={day.day}
          caseId={view.caseId ?? ""}
          day={day.day}
          typed={typedOf(day.draft)}
          words={await formWords(view.waterHours, isToday)}
          atOnce={view.call && <AtOnce call={view.call} />}
        />
      </section>
    </>
  );
}

type SaidProps = { day: Day; sent: NonNullable<Day["sent"]>; view: MyCheckIns };

async function Said({ day, sent, view }: SaidProps) {
  const words = await getTranslations("My.checkIn");
  return (
    <>
      <header className="my-hero">
        <p className="over">{words("sentFor", { day: day.day, date: longDate(day.date) })}</p>
        <h1>{words(`advice.${sent.triage.urgency}`)}</h1>
      </header>
      {view.call && <Advice triage={sent.triage} call={view.call} />}
      <section className="my-part">
        <a className="btn wide" href={`/my/check-in?day=${day.day}`}>
          {words("again")}
        </a>
        <a className="btn wide" href="/my/days">
          {words("toDays")}
        </a>
      </section>
    </>
  );
}

async function Nothing({ view }: { view: MyCheckIns }) {
  const words = await getTranslations("My.checkIn");
  const answered = view.days.length > 0;
  return (
    <header className="my-hero">
      <h1>{words(answered ? "allAnswered" : "nothingAsked")}</h1>
      <p className="soft">
        {view.nextDate ? words("nextOn", { date: longDate(view.nextDate) }) : words("noMore")}
      </p>
    </header>
  );
}

/** The other days that she can still answer for, or answer anew. */
async function Others({ view, shown }: { view: MyCheckIns; shown: Day | undefined }) {
  const others = view.days.filter((one) => one !== shown);
  if (others.length === 0) return null;
  const words = await getTranslations("My.checkIn");
  return (
    <section className="my-part">
      <h2>{words("others")}</h2>
      <ul className="lines">
        {others.map((one) => (
          <li key={one.day}>
            <span className={`icon ${one.sent ? "i-yes" : "i-waiting"}`} aria-hidden="true" />
            <span>
              <a
                className="touch"
                href={one.sent ? `/my/check-in?sent=${one.day}` : `/my/check-in?day=${one.day}`}
              >
                {words(one.sent ? "dayAnswered" : "dayOpen", { day: one.day, date: shortDate(one.date) })}
              </a>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
