import { expect, test } from "vitest";
import { secondsLeft, shownFrom, wasShown } from "#app/(patient)/_parts/shown.ts";

const now = Temporal.Instant.from("2026-06-16T08:00:00.500Z");
const mark = shownFrom(now);
const later = (seconds: number) => now.add({ seconds });

test("what she asked to be shown is shown at once and for two minutes", () => {
  expect(secondsLeft(mark, now)).toBe(120);
  expect(secondsLeft(mark, later(119))).toBe(1);
});

test("opened again later, as a browser does by itself, the page is covered", () => {
  expect(secondsLeft(mark, later(120))).toBe(0);
  expect(secondsLeft(mark, later(86_400))).toBe(0);
});

test("an address without her mark, or with one that nobody gave, shows nothing", () => {
  const far = shownFrom(later(60));
  for (const other of [undefined, "", "1", "yes", "-5", "1e12", `${mark}0`, `${mark} `, far]) {
    expect(secondsLeft(other, now), String(other)).toBe(0);
  }
});

test("a form that was sent from what was shown is answered there for an hour, and never from nowhere", () => {
  expect(wasShown(mark, later(600))).toBe(true);
  expect(wasShown(mark, later(3600))).toBe(false);
  expect(wasShown(shownFrom(later(60)), now)).toBe(false);
  expect(wasShown(undefined, now)).toBe(false);
});
