import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { clock } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import type { DutyView } from "#server/recovery/duty-schemas.ts";
import { DropDuty } from "../_parts/drop-duty.tsx";
import { DutyForm } from "../_parts/duty-form.tsx";
import { LimitsForm } from "../_parts/limits-form.tsx";
import { PracticeNav } from "../_parts/practice-nav.tsx";

/** Who looks at what patients report, week by week, and after how long it goes to the next. */
export default async function DutyPage({ searchParams }: { searchParams: Promise<{ site?: string }> }) {
  await requireStaff("manager");
  const words = await getTranslations("Practice");
  const caller = await api();
  const [all, params] = await Promise.all([caller.practice.sites(), searchParams]);
  const sites = all.filter(({ active }) => active);
  const site = sites.find(({ siteId }) => siteId === params.site) ?? sites[0];
  if (!site) return null;
  const { siteId } = site;
  const { duties, limits, people } = await caller.recovery.rota({ siteId });
  const hours = ({ startsMinute, endsMinute }: DutyView) =>
    words("fromTo", { from: clock(startsMinute), to: clock(endsMinute) });
  return (
    <main className="record" id="main">
      <div className="record-head">
        <h1>{words("pages.duty")}</h1>
      </div>
      <PracticeNav here="duty" />
      <p className="soft duty-about">{words("duty.means")}</p>
      {sites.length > 1 && (
        <nav className="choice duty-sites" aria-label={words("site")}>
          {sites.map((one) => (
            <Link
              key={one.siteId}
              prefetch={false}
              href={`/practice/duty?site=${one.siteId}`}
              {...(one === site ? { "aria-current": "page" as const } : {})}
            >
              {one.name}
            </Link>
          ))}
        </nav>
      )}
      <section className="part">
        <h2>{words("siteOnClock", { site: site.name, zone: site.zone })}</h2>
        {duties.length === 0 && <p className="soft">{words("duty.nobody")}</p>}
        <ul className="rows duties">
          {duties.map((one) => (
            <li key={one.dutyId}>
              <span>{words(`weekdays.${one.weekday as 1}`)}</span>
              <span>
                <span className="time">{hours(one)}</span> {one.name}{" "}
                <span className="small soft">{words("duty.turn", { rank: one.rank })}</span>
              </span>
              <DropDuty dutyId={one.dutyId} />
            </li>
          ))}
        </ul>
      </section>
      <section className="part">
        <h2>{words("duty.add")}</h2>
        {people.length === 0 ? (
          <p className="soft">{words("duty.noNurses")}</p>
        ) : (
          <DutyForm key={siteId} siteId={siteId} people={people} />
        )}
      </section>
      <section className="part">
        <h2>{words("duty.limits")}</h2>
        <LimitsForm key={siteId} siteId={siteId} limits={limits} />
      </section>
    </main>
  );
}
