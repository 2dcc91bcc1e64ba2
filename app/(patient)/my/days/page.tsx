import { getTranslations } from "next-intl/server";
import { dateAt, fullDate, longDate } from "#app/_format/index.ts";
import { requirePatient } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import type { MyCheckIns } from "#server/recovery/check-in-schemas.ts";
import type { RecoveryPlan, RecoveryView } from "#server/recovery/schemas.ts";
import { BringList } from "../../_parts/bring-list.tsx";
import { CallBoxes } from "../../_parts/call-boxes.tsx";
import { CoverAgain } from "../../_parts/cover-again.tsx";
import { datesIn } from "../../_parts/dates-in.ts";
import { MyFrame } from "../../_parts/frame.tsx";
import { secondsLeft } from "../../_parts/shown.ts";
import { orNull, Trouble } from "../../_parts/trouble.tsx";
import { Course } from "./_parts/course.tsx";
import { HealingPart } from "./_parts/healing.tsx";
import { Private } from "./_parts/private.tsx";
import { FoldedStretch, StretchLines } from "./_parts/stretch.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What to expect, then what to do day by day: the text that her case started with. What is private comes only after *show*. */
export default async function DaysPage({ searchParams }: Props) {
  const actor = await requirePatient();
  const { show: mark } = await searchParams;
  const seconds = secondsLeft(typeof mark === "string" ? mark : undefined, actor.now);
  const caller = await api();
  const [view, checkIns] = await Promise.all([
    orNull(caller.my.recovery({ show: seconds > 0 })),
    orNull(caller.my.checkIns()),
  ]);
  if (!view) return <Trouble here="/my/days" />;
  return (
    <MyFrame here="/my/days" phone={view.call?.phone ?? null} hasCallBoxes={view.call !== null}>
      {view.plan ? (
        <PlanPage state={view.state} plan={view.plan} call={view.call} checkIns={checkIns} />
      ) : (
        <NoPlan view={view} />
      )}
      {view.plan?.shown && <CoverAgain seconds={seconds} back="/my/days" />}
    </MyFrame>
  );
}

async function NoPlan({ view: { state, call } }: { view: RecoveryView }) {
  const words = await getTranslations("My.days");
  return (
    <>
      <header className="my-hero">
        <h1>{words(state === "noPlan" ? "onPaper" : "nothingYet")}</h1>
        <p className="soft">
          {words(state === "noPlan" ? "onPaperMeans" : state === "waiting" ? "afterDate" : "nothingMeans")}
        </p>
      </header>
      {call && <CallBoxes call={call} signs={null} />}
    </>
  );
}

type PlanProps = {
  state: RecoveryView["state"];
  plan: RecoveryPlan;
  call: RecoveryView["call"];
  checkIns: MyCheckIns | null;
};

async function PlanPage({ state, plan, call, checkIns }: PlanProps) {
  const words = await getTranslations("My.days");
  const say = await datesIn();
  const main = plan.current ?? (state === "before" ? plan.ahead[0] : null) ?? null;
  const rest = plan.ahead.filter((stretch) => stretch !== main);
  return (
    <>
      <header className="my-hero">
        <p className="over">{longDate(plan.today)}</p>
        {state === "before" ? (
          <>
            <h1>{words("whatToExpect")}</h1>
            <p className="soft">{words("dayZero", { date: longDate(plan.operatedOn) })}</p>
          </>
        ) : (
          <>
            <p className="bigtime">{words("day", { day: plan.day })}</p>
            {state === "during" && <Course plan={plan} />}
            <h1>{main ? say(main.headline) : words("over", { last: plan.lastDay })}</h1>
            {checkIns && <CheckInLink checkIns={checkIns} />}
          </>
        )}
      </header>
      <nav className="jump" aria-label={words("onThisPage")}>
        <a href="#do">{words("do")}</a>
        <a href="#dont">{words("dont")}</a>
        <a href="#normal">{words("normal")}</a>
        <a href="#call">{words("callUs")}</a>
      </nav>
      {plan.bring && (
        <section className="my-part" id="bring">
          <h2>{words("bring")}</h2>
          <BringList bring={plan.bring} also={plan.bring.also.map(say)} />
        </section>
      )}
      {main ? (
        <StretchLines stretch={main} {...(state === "before" ? { dated: true } : {})} />
      ) : (
        <NothingToday />
      )}
      <HealingPart plan={plan} />
      <Private plan={plan} />
      {call && <CallBoxes call={call} signs={plan} />}
      {rest.length > 0 && (
        <section className="my-part" id="ahead">
          <h2>{words("ahead")}</h2>
          {rest.map((stretch) => (
            <FoldedStretch key={stretch.from} stretch={stretch} />
          ))}
        </section>
      )}
      {plan.behind.length > 0 && (
        <section className="my-part">
          <h2>{words("behind")}</h2>
          {plan.behind.map((stretch) => (
            <FoldedStretch key={stretch.from} stretch={stretch} />
          ))}
        </section>
      )}
      <Checked plan={plan} />
    </>
  );
}

/** The way to what she is asked today, or to the latest day that she has not answered for. */
async function CheckInLink({ checkIns: { days, today } }: { checkIns: MyCheckIns }) {
  const words = await getTranslations("My.checkIn");
  const open = days.find(({ sent }) => sent === null);
  if (open)
    return (
      <a className="btn main wide" href="/my/check-in">
        {open.date === today ? words("answerToday") : words("answerOpen", { day: open.day })}
      </a>
    );
  const answered = days.find(({ date }) => date === today);
  if (!answered) return null;
  return (
    <a className="touch" href={`/my/check-in?sent=${answered.day}`}>
      {words("answered")}
    </a>
  );
}

/** Once the plan is over its three headings still stand, so that each of the links leads somewhere. */
async function NothingToday() {
  const words = await getTranslations("My.days");
  return (
    <section className="my-part" id="do">
      <h2 id="dont">{words("asUsual")}</h2>
      <p id="normal">{words("asUsualMeans")}</p>
    </section>
  );
}

async function Checked({ plan: { checked, operatedOn } }: { plan: RecoveryPlan }) {
  const words = await getTranslations("My.days");
  return (
    <p className="foot-note">
      {checked.byName && checked.at
        ? words("checkedBy", {
            name: checked.byName,
            version: checked.version,
            date: fullDate(dateAt(checked.at, "UTC")),
          })
        : words("version", { version: checked.version })}{" "}
      {checked.isDemo && <strong>{words("isDemo")} </strong>}
      {words("dayZero", { date: longDate(operatedOn) })}
    </p>
  );
}
