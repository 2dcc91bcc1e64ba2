import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { changesSoFar } from "#server/api/live.ts";
import { dayBoard } from "../_board/day-board.ts";
import { dueIn } from "../_board/late.ts";
import type { Scene } from "../_board/scene.ts";
import { Beside } from "./beside.tsx";
import { Board } from "./board.tsx";
import { movables } from "./booking-parts.ts";
import { Daybar } from "./daybar.tsx";
import { Hands } from "./hands.tsx";
import { Legend } from "./legend.tsx";
import { NothingBooked } from "./nothing-booked.tsx";
import { SoftLinks } from "./soft-links.tsx";

type Props = { scene: Scene; chosen: string | null };

/** One day: the board, and beside it what comes next. */
export async function DayPage({ scene, chosen }: Props) {
  const words = await getTranslations("Today");
  const { date, site, role } = scene;
  const from = await changesSoFar((await requireStaff()).practiceId);
  const day = await (await api()).scheduling.day({ siteId: site.siteId, date });
  const board = dayBoard(day, scene.by);
  const open = board.lanes.some(({ pieces }) => pieces.some(({ kind }) => kind !== "shut"));
  return (
    <main className={chosen ? "today has-chosen" : "today"} id="main">
      <SoftLinks>
        <Hands
          from={from}
          siteId={site.siteId}
          day={{
            zone: day.zone,
            startsAt: day.startsAt,
            opens: board.opens,
            shuts: board.shuts,
            now: day.now,
            dueIn: dueIn(day),
          }}
          bookings={role === "desk" ? movables(day) : []}
        >
          <section className="day" aria-label={words("board")}>
            <Daybar scene={scene} week={day.week} />
            {day.bookings.length === 0 && <NothingBooked scene={scene} week={day.week} open={open} />}
            {board.lanes.length > 0 && <Board board={board} day={day} scene={scene} chosen={chosen} />}
            <Legend mayMove={role === "desk"} />
          </section>
          <Beside board={board} day={day} scene={scene} chosen={chosen} />
        </Hands>
      </SoftLinks>
    </main>
  );
}
