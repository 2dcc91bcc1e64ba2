import { getTranslations } from "next-intl/server";
import { dateAt } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { type ClosureView, isPerson } from "#server/practice/schemas.ts";
import { ClosureForm } from "../_parts/closure-form.tsx";
import { closureSpan } from "../_parts/closure-span.ts";
import { IllForm } from "../_parts/ill-form.tsx";
import { LiftButton } from "../_parts/lift-button.tsx";
import { OrphanList } from "../_parts/orphan-list.tsx";
import { PracticeNav } from "../_parts/practice-nav.tsx";

/** What is shut or opened out of turn, and every booking that no longer fits: to be called and moved. */
export default async function ClosuresPage() {
  const actor = await requireStaff("manager", "desk");
  const words = await getTranslations("Practice");
  const caller = await api();
  const [sites, resources, closures] = await Promise.all([
    caller.practice.sites(),
    caller.practice.resources({ inactive: true }),
    caller.practice.closures({}),
  ]);
  const active = resources.filter((one) => one.active);
  const zone = sites[0]?.zone ?? "UTC";
  const today = dateAt(actor.now.toString(), zone);
  const nameOf = (one: ClosureView) =>
    resources.find((resource) => resource.resourceId === one.resourceId)?.name ??
    sites.find((site) => site.siteId === one.siteId)?.name ??
    "";
  const how = ({ kind, reason, resourceId }: ClosureView) => {
    const who = resources.find((one) => one.resourceId === resourceId);
    const away = kind === "closure" && who !== undefined && isPerson(who.kind);
    const told = away ? words("reasons.away") : words(`closureKinds.${kind}`);
    return [...new Set([told, words(`reasons.${reason}`)])].join(", ");
  };
  const when = (one: ClosureView) => {
    const at = sites.find((site) => site.siteId === one.siteId)?.zone ?? zone;
    const { allDay, from, to } = closureSpan(one, at);
    const span = to === null ? from : words("fromTo", { from, to });
    return allDay ? words("allDay", { days: span }) : span;
  };
  return (
    <main className="record" id="main">
      <div className="record-head">
        <h1>{words("pages.closures")}</h1>
      </div>
      {actor.role === "manager" && <PracticeNav here="closures" />}
      {sites.map((site) => (
        <OrphanList key={site.siteId} site={site} />
      ))}
      <section className="part">
        <h2>{words("illToday")}</h2>
        <IllForm people={active.filter(({ kind }) => isPerson(kind))} today={today} />
      </section>
      <section className="part">
        <h2>{words("planned")}</h2>
        {closures.length === 0 && <p className="soft">{words("noClosures")}</p>}
        <ul className="rows closures">
          {closures.map((one) => (
            <li key={one.closureId}>
              <span className="time">{when(one)}</span>
              <span>
                {nameOf(one)} <span className="soft">· {how(one)}</span>
              </span>
              <LiftButton closureId={one.closureId} label={words("lift")} />
            </li>
          ))}
        </ul>
      </section>
      <section className="part">
        <h2>{words("addClosure")}</h2>
        <ClosureForm sites={sites.filter((site) => site.active)} resources={active} today={today} />
      </section>
    </main>
  );
}
