import "server-only";
import { getTranslations } from "next-intl/server";
import type { Option } from "#app/_forms/fields.tsx";
import { api } from "#app/_trpc/server.ts";
import { sitesInUse } from "../../_parts/site.ts";

/** The theatres that an emergency can take, named with their site where there are several. */
export async function theatreChoices(): Promise<Option[]> {
  const [words, rooms, sites] = await Promise.all([
    getTranslations("Day.emergency"),
    api().then((caller) => caller.practice.resources({ kind: "theatre" })),
    sitesInUse(),
  ]);
  return rooms.map(({ resourceId, name, siteIds }) => {
    const site = sites.length > 1 ? sites.find(({ siteId }) => siteIds.includes(siteId)) : undefined;
    return { value: resourceId, label: site ? words("roomAt", { room: name, site: site.name }) : name };
  });
}
