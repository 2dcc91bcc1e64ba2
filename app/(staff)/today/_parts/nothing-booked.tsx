import { getTranslations } from "next-intl/server";
import { addDays, mondayOf, shortDate } from "#app/_format/index.ts";
import { api } from "#app/_trpc/server.ts";
import type { WeekView } from "#server/scheduling/schemas.ts";
import type { Scene } from "../_board/scene.ts";

type Props = { scene: Scene; week: WeekView; open: boolean };

const WEEKS_AHEAD = 4;

/** An empty day says so, and where the next booking is. */
export async function NothingBooked({ scene, week, open }: Props) {
  const words = await getTranslations("Today");
  const next = await nextBooked(scene, week);
  return (
    <p className="nothing">
      {open ? words("nothing") : words("nothingOpen")}{" "}
      {next &&
        words.rich("nothingNext", {
          date: shortDate(next),
          next: (date) => <a href={scene.href({ date: next })}>{date}</a>,
        })}
    </p>
  );
}

async function nextBooked({ site, date }: Scene, week: WeekView): Promise<string | null> {
  const caller = await api();
  let shown = week;
  for (let ahead = 1; ; ahead++) {
    const next = shown.days.find(
      (day) =>
        day.date > date && (day.bookings.some(({ state }) => state === "booked") || day.occupied.length > 0),
    );
    if (next || ahead > WEEKS_AHEAD) return next?.date ?? null;
    shown = await caller.scheduling.week({ siteId: site.siteId, monday: addDays(mondayOf(date), 7 * ahead) });
  }
}
