import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { addDays, dateAt, dayMonth, fullDate, hour, longDate } from "#app/_format/index.ts";
import { calendarDate } from "#app/_format/read.ts";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import type { ListEntry, ListView } from "#server/pathway/schemas.ts";
import { PrintButton } from "../../_parts/print-button.tsx";
import { daysOf, hasSeveralSites, hoursOf, stateOf, whereOf } from "../_parts/days.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("List"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The list on paper: neutral, or in full for who asked, with her name and the time on it. Either way it is written down that it was printed. */
export default async function PrintPage({ searchParams }: Props) {
  const actor = await requireStaff("surgeon", "anaesthetist", "nurse");
  const words = await getTranslations("List");
  const asked = await searchParams;
  const print = asked.print === "full" ? "full" : "neutral";
  const list = await (await api()).cases.list({ ...daysAsked(asked), print });
  const days = daysOf(list).filter(({ entries }) => entries.length > 0);
  const said = { saysSite: hasSeveralSites(list), full: print === "full", now: actor.now };
  return (
    <main className={`record list-paper ${print === "full" ? "print-full" : ""}`} id="main">
      <div className="record-head">
        <div>
          <h1>{words("range", { from: dayMonth(list.from), to: dayMonth(list.to) })}</h1>
          <p className="meta">
            <span>{await stampOf(list)}</span>
          </p>
        </div>
        <div className="btns push">
          <PrintButton className="btn main" label={words("printNow")} />
          <Link className="btn" href={`/list?week=${list.from}`} prefetch={false}>
            {words("backToList")}
          </Link>
        </div>
      </div>
      {days.length === 0 && <p className="soft">{words("nothingThisWeek")}</p>}
      {days.map((day) => (
        <section key={day.date} className="paper-day">
          <h2>{longDate(day.date)}</h2>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{words("columns.hours")}</th>
                <th scope="col">{words("columns.name")}</th>
                <th scope="col">{words("columns.where")}</th>
                <th scope="col">{words("columns.what")}</th>
                {said.full && <th scope="col">{words("columns.procedure")}</th>}
                <th scope="col">{words("columns.stands")}</th>
              </tr>
            </thead>
            <tbody>
              {day.entries.map((entry) => (
                <PaperRow key={entry.claimId} entry={entry} {...said} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
      {print === "full" && <p className="paper-stamp">{await stampOf(list)}</p>}
    </main>
  );
}

type RowProps = { entry: ListEntry; saysSite: boolean; full: boolean; now: Temporal.Instant };

async function PaperRow({ entry, saysSite, full, now }: RowProps) {
  const words = await getTranslations("List");
  const { from, to } = hoursOf(entry);
  const state = stateOf(entry, now);
  return (
    <tr>
      <td className="time">
        <b>{from}</b> – {to}
        {entry.setupMinutes > 0 && <small>{words("setup", { minutes: entry.setupMinutes })}</small>}
        {entry.turnoverMinutes > 0 && <small>{words("turnover", { minutes: entry.turnoverMinutes })}</small>}
      </td>
      <td>{entry.occupied ? words("occupied") : entry.patientName}</td>
      <td>{whereOf(entry, saysSite)}</td>
      <td>{entry.label}</td>
      {full && <td>{entry.procedureName}</td>}
      <td>
        {state === "missed" && words("states.missed")}
        {state === "lost" && <span className="mark is-attention">{words("states.lost")}</span>}
      </td>
    </tr>
  );
}

async function stampOf({ printedBy, printedAt, zone }: ListView): Promise<string> {
  const words = await getTranslations("List");
  if (!printedBy || !printedAt) return words("neutral");
  return words("printedBy", {
    name: printedBy,
    date: fullDate(dateAt(printedAt, zone)),
    time: hour(printedAt, zone),
  });
}

/** The dates asked for, as far as they make sense: else this week. */
function daysAsked(asked: Awaited<Props["searchParams"]>): { from?: string; to?: string } {
  const [from, to] = [calendarDate(asked.from), calendarDate(asked.to)];
  return from && to && from <= to && to <= addDays(from, 31) ? { from, to } : {};
}
