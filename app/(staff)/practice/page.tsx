import { getTranslations } from "next-intl/server";
import { dateAt } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { hasRules, placesWithRules } from "./_parts/law.ts";
import { PracticeNav } from "./_parts/practice-nav.tsx";
import { SiteForm } from "./_parts/site-form.tsx";

/** The practice's places: each with its own clock, law, address and numbers. */
export default async function SitesPage() {
  const actor = await requireStaff("manager");
  const words = await getTranslations("Practice");
  const caller = await api();
  const [practice, sites, rules] = await Promise.all([
    caller.practice.get(),
    caller.practice.sites(),
    caller.catalogue.policyRules(),
  ]);
  const places = placesWithRules(rules, dateAt(actor.now.toString(), sites[0]?.zone ?? "UTC"));
  return (
    <main className="record" id="main">
      <div className="record-head">
        <div>
          <h1>{practice.name}</h1>
          <p className="meta">
            <span>{words("address", { slug: practice.slug })}</span>
            {practice.isDemo && <span>{words("demo")}</span>}
          </p>
        </div>
      </div>
      <PracticeNav here="sites" />
      {sites.map((site) => (
        <section className="part" key={site.siteId}>
          <div className="part-head">
            <h2>{site.name}</h2>
            <span className="small soft">{site.active ? site.zone : words("siteClosed")}</span>
          </div>
          <dl className="rows">
            <div>
              <dt>{words("siteAddress")}</dt>
              <dd>{site.address}</dd>
            </div>
            <div>
              <dt>{words("phone")}</dt>
              <dd className="time">{site.phone}</dd>
            </div>
            <div>
              <dt>{words("jurisdiction")}</dt>
              <dd>
                {site.jurisdiction}
                {!hasRules(places, site.jurisdiction) && (
                  <p className="small mark is-attention">{words("noRulesAt", { code: site.jurisdiction })}</p>
                )}
              </dd>
            </div>
          </dl>
          <details className="fold">
            <summary>
              {words("editSite")} <span className="icon i-down" />
            </summary>
            <SiteForm site={site} places={places} />
          </details>
        </section>
      ))}
      <section className="part">
        <h2>{words("addSite")}</h2>
        <SiteForm places={places} />
      </section>
    </main>
  );
}
