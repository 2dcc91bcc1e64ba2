import { isPerson, type ResourceView, type SiteView } from "#server/practice/schemas.ts";

/** Where somebody or something can have hours: a room at its own site alone; a person at every site in use, those of her or his hours first. */
export function sitesFor(
  { kind, siteIds }: Pick<ResourceView, "kind" | "siteIds">,
  sites: readonly SiteView[],
): SiteView[] {
  const own = sites.filter(({ siteId }) => siteIds.includes(siteId));
  if (!isPerson(kind)) return own;
  return [
    ...own.filter(({ active }) => active),
    ...sites.filter((site) => site.active && !own.includes(site)),
  ];
}
