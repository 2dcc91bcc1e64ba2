import fc from "fast-check";
import { expect, test } from "vitest";
import { droppedAt } from "#app/(staff)/today/_board/drag.ts";

const day = { opens: 420, shuts: 1080 };
const piece = { minute: 600, minutes: 60, before: 15, after: 15, x: 0, y: 0, grabbed: 10 };
/** The pointer over a minute of the day, 2 pixels each, with the booking grabbed 10 pixels below its beginning. */
const over = (minute: number) => ({ y: 100 + (minute - day.opens) * 2 + 10, top: 100, minuteHeight: 2 });

test("a booking is dropped where its beginning is, not where it was grabbed", () => {
  expect(droppedAt(piece, over(660), day)).toBe(660);
});

test("it snaps to the nearest five minutes", () => {
  expect(droppedAt(piece, over(662), day)).toBe(660);
  expect(droppedAt(piece, over(663), day)).toBe(665);
});

test("it stays whole inside the ruled day, set-up and turnover too", () => {
  expect(droppedAt(piece, over(0), day)).toBe(435);
  expect(droppedAt(piece, over(2000), day)).toBe(1080 - 15 - 60);
});

test("wherever the hand goes, it begins on five minutes and never outside", () => {
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 3000 }), fc.integer({ min: 5, max: 180 }), (minute, minutes) => {
      const at = droppedAt({ ...piece, minutes }, over(minute), day);
      return at % 5 === 0 && at - piece.before >= day.opens && at + minutes + piece.after <= day.shuts;
    }),
  );
});
