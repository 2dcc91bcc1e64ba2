import type { StaffRole } from "#server/kernel/index.ts";
import type { SiteView } from "#server/practice/schemas.ts";
import { hrefOf, type TodayParams } from "./params.ts";

/** What every part of the page needs to know: what is shown, to whom, and how an address of this page is made. */
export type Scene = {
  role: StaffRole;
  site: SiteView;
  sites: readonly SiteView[];
  /** Dates at the site. */
  today: string;
  date: string;
  view: TodayParams["view"];
  by: TodayParams["by"];
  /** This page's address with some parts changed; the chosen booking is let go unless it is named. */
  href: (change: Partial<Pick<TodayParams, "site" | "date" | "view" | "by" | "booking">>) => string;
  /** Find a time, for a gap of the board or for nothing in particular. Null for those who do not book. */
  findHref: (gap?: { date: string; at: string; resourceId: string }) => string | null;
};

type Given = Omit<Scene, "href" | "findHref" | "date"> & { date: string | null };

export function makeScene({ date: asked, ...given }: Given): Scene {
  const { role, site, sites, today, view, by } = given;
  const named = sites.length > 1 ? site.siteId : null;
  const date = asked ?? today;
  return {
    ...given,
    date,
    href: (change) => {
      const next = { site: named, date, view, by, booking: null, ...change };
      return hrefOf({ ...next, date: next.date === today ? null : next.date });
    },
    findHref: (gap) => {
      if (role !== "desk") return null;
      const query = new URLSearchParams({
        ...(named || gap ? { site: site.siteId } : {}),
        ...(gap ? { date: gap.date, at: gap.at, resource: gap.resourceId } : {}),
      }).toString();
      return query ? `/find?${query}` : "/find";
    },
  };
}
