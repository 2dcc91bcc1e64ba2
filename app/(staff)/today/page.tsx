import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { dateAt } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { siteOf, sitesInUse } from "../_parts/site.ts";
import { readParams } from "./_board/params.ts";
import { makeScene } from "./_board/scene.ts";
import { DayPage } from "./_parts/day-page.tsx";
import { NoSite } from "./_parts/no-site.tsx";
import { WeekPage } from "./_parts/week-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Today"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The board: a day by room or by surgeon, or a week. */
export default async function TodayPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const asked = readParams(await searchParams);
  const [site, sites] = await Promise.all([siteOf(asked.site), sitesInUse()]);
  if (!site) return <NoSite role={actor.role} />;
  const today = dateAt(actor.now.toString(), site.zone);
  const scene = makeScene({ ...asked, role: actor.role, site, sites, today });
  return scene.view === "week" ? (
    <WeekPage scene={scene} />
  ) : (
    <DayPage scene={scene} chosen={asked.booking} />
  );
}
