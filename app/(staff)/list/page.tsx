import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { addDays, dayMonth, mondayOf } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import type { ListView } from "#server/pathway/schemas.ts";
import { OtherClock } from "../_parts/other-clock.tsx";
import { DaySection } from "./_parts/day-section.tsx";
import { daysOf, hasSeveralSites, nextAhead } from "./_parts/days.ts";
import { SealBar } from "./_parts/seal-bar.tsx";
import { weekOf } from "./_parts/week-of.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("List"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** A surgeon's, anaesthetist's or nurse's own list: today first, then what is left of the week, then what of it is over. */
export default async function ListPage({ searchParams }: Props) {
  const actor = await requireStaff("surgeon", "anaesthetist", "nurse");
  const words = await getTranslations("List");
  const week = weekOf((await searchParams).week);
  const list = await (await api()).cases.list(week ?? {});
  const days = daysOf(list);
  const isThisWeek = list.from <= list.today && list.today <= list.to;
  const [ahead, behind] = [
    days.filter(({ date }) => !isThisWeek || date >= list.today),
    days.filter(({ date }) => isThisWeek && date < list.today),
  ];
  const common = {
    now: actor.now,
    saysSite: hasSeveralSites(list),
    saysMine: actor.role === "nurse",
    next: nextAhead(list, actor.now),
  };
  return (
    <main className="record list-page" id="main">
      <div className="list-head">
        <h1>
          {words("title")} <b>{words("range", { from: dayMonth(list.from), to: dayMonth(list.to) })}</b>
        </h1>
        <Weeks list={list} isThisWeek={isThisWeek} />
        <PrintChoices list={list} />
      </div>
      {list.entries[0] && !common.saysSite && (
        <OtherClock zone={list.entries[0].zone} at={list.entries[0].startsAt.toString()} as="line" />
      )}
      <SealBar
        note={words(actor.role === "surgeon" ? "whoReads" : "whoReadsTeam")}
        cover={words("cover")}
        show={words("showForMinute")}
        coverAgain={words("coverAgain")}
      />
      {ahead.map((day) => (
        <DaySection key={day.date} day={day} isToday={day.date === list.today} {...common} />
      ))}
      {days.length === 0 && <p className="soft">{words("nothingThisWeek")}</p>}
      {behind.length > 0 && <h2 className="list-part">{words("earlier")}</h2>}
      {behind.map((day) => (
        <DaySection key={day.date} day={day} isToday={false} {...common} />
      ))}
    </main>
  );
}

async function Weeks({ list, isThisWeek }: { list: ListView; isThisWeek: boolean }) {
  const words = await getTranslations("List");
  const monday = mondayOf(list.from);
  const at = (weeks: number) => `/list?week=${addDays(monday, 7 * weeks)}`;
  return (
    <nav className="stepbtns" aria-label={words("weeks")}>
      <Link
        className="btn square"
        data-key="before"
        href={at(-1)}
        prefetch={false}
        aria-label={words("weekBefore")}
      >
        <span className="icon i-back" aria-hidden="true" />
      </Link>
      <Link className="btn" href="/list" prefetch={false} aria-current={isThisWeek ? "page" : undefined}>
        {words("thisWeek")}
      </Link>
      <Link
        className="btn square"
        data-key="after"
        href={at(1)}
        prefetch={false}
        aria-label={words("weekAfter")}
      >
        <span className="icon i-forward" aria-hidden="true" />
      </Link>
    </nav>
  );
}

/** Plain forms: what is printed is asked for by a press, and never fetched ahead of one. */
async function PrintChoices({ list: { from, to } }: { list: ListView }) {
  const words = await getTranslations("List");
  return (
    <form className="btns push" action="/list/print" method="get">
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="to" value={to} />
      <button className="btn" type="submit" name="print" value="neutral">
        <span className="icon i-print" aria-hidden="true" /> {words("print")}
      </button>
      <button className="btn" type="submit" name="print" value="full">
        {words("printFull")}
      </button>
    </form>
  );
}
