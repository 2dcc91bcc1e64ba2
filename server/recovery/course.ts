import type { CheckInView } from "./check-in-schemas.ts";
import type { OpenedCheckIn } from "./queue.ts";

/** Pain, temperature and bleeding of all that she has sent, as they come. */
export const courseOf = (all: readonly OpenedCheckIn[]): CheckInView["course"] =>
  all.flatMap(({ row, hers }) =>
    hers.sent.map(({ at, answers: { pain, temperature, bleeding } }) => ({
      ...{ day: row.day, at },
      ...{ pain, temperature, bleeding },
    })),
  );
