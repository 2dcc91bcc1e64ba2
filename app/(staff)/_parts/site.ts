import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { api } from "#app/_trpc/server.ts";
import type { SiteView } from "#server/practice/schemas.ts";
import { SITE_COOKIE } from "./site-cookie.ts";

/** The sites that are in use, asked for once a request. */
export const sitesInUse = cache(async (): Promise<SiteView[]> => {
  const sites = await (await api()).practice.sites();
  return sites.filter(({ active }) => active);
});

/** The site that an address names, else the one looked at last, else the first; null where there is none at all. */
export async function siteOf(wanted: string | null): Promise<SiteView | null> {
  const [sites, jar] = await Promise.all([sitesInUse(), cookies()]);
  const find = (id: string | null | undefined) => sites.find(({ siteId }) => siteId === id);
  return find(wanted) ?? find(jar.get(SITE_COOKIE)?.value) ?? sites[0] ?? null;
}
