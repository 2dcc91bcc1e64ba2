import { getTranslations } from "next-intl/server";
import { mondayOf } from "#app/_format/index.ts";
import { api } from "#app/_trpc/server.ts";
import type { Scene } from "../_board/scene.ts";
import { weekBoard } from "../_board/week-board.ts";
import { Daybar } from "./daybar.tsx";
import { SoftLinks } from "./soft-links.tsx";
import { WeekDay } from "./week-day.tsx";

/** A week: a column a day, the same rooms (or surgeons) level across them. */
export async function WeekPage({ scene }: { scene: Scene }) {
  const words = await getTranslations("Today");
  const week = await (await api()).scheduling.week({
    siteId: scene.site.siteId,
    monday: mondayOf(scene.date),
  });
  const days = weekBoard(week, scene.by);
  return (
    <main className="today of-week" id="main">
      <SoftLinks>
        <section className="day" aria-label={words("weekBoard")}>
          <Daybar scene={scene} />
          <div className="weekboard">
            {days.map((day) => (
              <WeekDay key={day.date} day={day} scene={scene} now={week.now} zone={week.zone} />
            ))}
          </div>
        </section>
      </SoftLinks>
    </main>
  );
}
