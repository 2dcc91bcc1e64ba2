import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { dayMonth, longWeekday } from "#app/_format/index.ts";
import { getSession, requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { changesSoFar } from "#server/api/live.ts";
import { OtherClock } from "../_parts/other-clock.tsx";
import { SealBar } from "../list/_parts/seal-bar.tsx";
import { CalledOff } from "./_parts/called-off.tsx";
import { CaseOfDay } from "./_parts/case-of-day.tsx";
import { Fresh } from "./_parts/fresh.tsx";
import { LeftOpen } from "./_parts/left-open.tsx";
import { reviewChoices } from "./_parts/review-choices.ts";
import { ShareDevice } from "./_parts/share-device.tsx";
import { filledOf } from "./_parts/stands.ts";
import { theatreChoices } from "./_parts/theatre-choices.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Day"))("title") };
}

/** Today's operations by hour for those who treat her, each with what has happened and its next step; below, what earlier days left open. */
export default async function DayPage() {
  const actor = await requireStaff("surgeon", "nurse", "anaesthetist");
  const from = await changesSoFar(actor.practiceId);
  const [words, list, day] = await Promise.all([
    getTranslations("Day"),
    getTranslations("List"),
    api().then((caller) => caller.day.list()),
  ]);
  const { shared } = await getSession();
  // Only a surgeon asks for the review at which sutures are taken out; on a shared device it may be she who taps.
  const [theatres, reviews] = await Promise.all([
    theatreChoices(),
    actor.role === "surgeon" || shared ? reviewChoices() : null,
  ]);
  const home = day.cases.filter(({ next }) => next === null).length;
  const filled = filledOf(day.cases);
  return (
    <main className="record list-page day-page" id="main">
      <Fresh from={from} />
      <div className="list-head">
        <h1>
          <b>{longWeekday(day.today)}</b> {dayMonth(day.today)}
        </h1>
        <p className="soft">{words("summary", { count: day.cases.length, home })}</p>
      </div>
      {day.cases[0] && <OtherClock zone={day.zone} at={day.cases[0].startsAt} as="line" />}
      <SealBar
        note={list(actor.role === "surgeon" ? "whoReads" : "whoReadsTeam")}
        cover={list("cover")}
        show={list("showForMinute")}
        coverAgain={list("coverAgain")}
      />
      {day.cases.length === 0 ? (
        <p className="soft day-nothing">
          {words("nothing")}{" "}
          <Link href="/list" prefetch={false}>
            {words("toList")}
          </Link>
        </p>
      ) : (
        <ol className="day-list">
          {day.cases.map((one) => (
            <CaseOfDay
              key={one.bookingId}
              one={one}
              now={actor.now}
              isFilled={one.bookingId === filled}
              reviews={reviews}
              theatres={theatres}
            />
          ))}
        </ol>
      )}
      <CalledOff day={day} />
      <LeftOpen day={day} now={actor.now} shared={shared} />
      {!shared && <ShareDevice />}
    </main>
  );
}
