import { getTranslations } from "next-intl/server";
import { addDays, shortDate } from "#app/_format/index.ts";
import { api } from "#app/_trpc/server.ts";
import type { DayFullness } from "#server/scheduling/schemas.ts";
import type { Scene } from "../_board/scene.ts";

type Props = { scene: Scene; week: readonly DayFullness[]; open: boolean };

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

async function nextBooked({ site, date }: Scene, week: readonly DayFullness[]): Promise<string | null> {
  const caller = await api();
  let shown = week;
  for (let ahead = 1; ; ahead++) {
    const next = shown.find((day) => day.date > date && day.booked);
    if (next || ahead > WEEKS_AHEAD) return next?.date ?? null;
    shown = await caller.scheduling.fullness({ siteId: site.siteId, date: addDays(date, 7 * ahead) });
  }
}
