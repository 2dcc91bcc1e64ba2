import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { clock, dateAt, shortDate } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import type { HoursView } from "#server/practice/schemas.ts";
import { HoursForm } from "../_parts/hours-form.tsx";
import { HoursRow } from "../_parts/hours-row.tsx";
import { PracticeNav } from "../_parts/practice-nav.tsx";
import { sitesFor } from "../_parts/sites-for.ts";

/** Weekly hours of one room or person, on the wall clock of the site. */
export default async function HoursPage({ searchParams }: { searchParams: Promise<{ of?: string }> }) {
  const actor = await requireStaff("manager");
  const words = await getTranslations("Practice");
  const caller = await api();
  const [resources, sites, params] = await Promise.all([
    caller.practice.resources({}),
    caller.practice.sites(),
    searchParams,
  ]);
  const shown = resources.find((one) => one.resourceId === params.of) ?? resources[0];
  const hours = shown ? await caller.practice.hours({ resourceId: shown.resourceId }) : [];
  const offered = shown ? sitesFor(shown, sites) : [];
  const today = dateAt(actor.now.toString(), offered[0]?.zone ?? "UTC");
  const dates = ({ validFrom, validTo }: HoursView) =>
    validTo
      ? words("fromTo", { from: shortDate(validFrom), to: shortDate(validTo) })
      : validFrom > today && words("fromOn", { from: shortDate(validFrom) });
  const siteName = (id: string) => sites.find((site) => site.siteId === id)?.name ?? "";
  return (
    <main className="record" id="main">
      <div className="record-head">
        <h1>{words("pages.hours")}</h1>
      </div>
      <PracticeNav here="hours" />
      <div className="cols side">
        <nav className="part" aria-label={words("whose")}>
          <h2>{words("whose")}</h2>
          <ul className="rows">
            {resources.map((one) => (
              <li key={one.resourceId}>
                <Link
                  prefetch={false}
                  href={`/practice/hours?of=${one.resourceId}#hours`}
                  {...(one === shown ? { "aria-current": "page" as const } : {})}
                >
                  {one.name}
                </Link>
                <span className="small soft">
                  {words(`kinds.${one.kind}`)}
                  {sites.length > 1 && one.siteIds.length === 1 && `, ${siteName(one.siteIds[0] ?? "")}`}
                </span>
              </li>
            ))}
          </ul>
        </nav>
        <div className="stack" id="hours">
          {shown && (
            <section className="part">
              <h2>{shown.name}</h2>
              {hours.length === 0 && <p className="soft">{words("noHours", { name: shown.name })}</p>}
              <ul className="rows weekly">
                {hours.map((row) => (
                  <HoursRow
                    key={row.hoursId}
                    row={row}
                    today={today}
                    hours={words("fromTo", { from: clock(row.opensMinute), to: clock(row.closesMinute) })}
                    about={[siteName(row.siteId), dates(row)].filter(Boolean).join(", ")}
                  />
                ))}
              </ul>
            </section>
          )}
          {shown && (
            <section className="part">
              <h2>{words("addHours")}</h2>
              <HoursForm key={shown.resourceId} resourceId={shown.resourceId} sites={offered} today={today} />
            </section>
          )}
        </div>
      </div>
    </main>
  );
}
