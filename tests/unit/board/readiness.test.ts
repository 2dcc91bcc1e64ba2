import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test, vi } from "vitest";
import { dueOf } from "#app/(staff)/_parts/due-of.ts";
import { type Booked, type Columns, dayBoard, type Lane } from "#app/(staff)/today/_board/day-board.ts";
import { makeScene } from "#app/(staff)/today/_board/scene.ts";
import type { DayStep, Readiness } from "#server/scheduling/schemas.ts";
import { Day } from "./days.ts";

vi.mock("next-intl", () => ({ useTranslations: () => (key: string) => key }));
const { Board } = await import("#app/(staff)/today/_parts/board.tsx");
const { ReadyMark } = await import("#app/(staff)/_parts/ready-mark.tsx");

const booked = (lane: Lane | undefined) =>
  (lane?.pieces ?? []).filter((piece): piece is Booked => piece.kind === "booking");

/** It is 10:42. One case is over, one is going on, one is missed, the others are to come; the last came by an import. */
function cases() {
  const day = new Day();
  const theatre = day.resource("theatre", "Theatre 1", ["8:00", "17:00"]);
  const surgeon = day.resource("surgeon", "Dr Muster", ["8:00", "17:00"]);
  const all: [string, string, Readiness | null, "booked" | "no_show"][] = [
    ["8:00", "9:00", "ready", "booked"],
    ["9:00", "9:30", "clinic", "no_show"],
    ["10:00", "11:00", "ready", "booked"],
    ["11:00", "12:00", "ready", "booked"],
    ["12:00", "13:00", "patient", "booked"],
    ["13:00", "14:00", "clinic", "booked"],
    ["14:00", "15:00", null, "booked"],
  ];
  for (const [from, to, readiness, state] of all) {
    const booking = day.booking(from, to, { readiness, state });
    for (const held of [theatre, surgeon]) day.claim(held, booking, from, to);
  }
  return day.view();
}

describe("how ready a case is", () => {
  test.each(["rooms", "surgeons"] as const)("is said of what is to come, by %s", (by) => {
    const [lane] = dayBoard(cases(), by).lanes;
    expect(booked(lane).map(({ readiness }) => readiness)).toEqual([
      null,
      null,
      null,
      "ready",
      "patient",
      "clinic",
      null,
    ]);
  });

  test("is said in a bay only while she is prepared there", () => {
    const day = new Day();
    const bay = day.resource("bay", "Bay 1", ["8:00", "17:00"]);
    const [now, later] = [
      day.booking("11:00", "12:00", { readiness: "clinic" }),
      day.booking("13:00", "14:00"),
    ];
    day.claim(bay, now, "10:30", "11:00");
    day.claim(bay, later, "12:30", "13:00");
    const view = day.view();
    const phased = (phase: "prepare" | "recovery") => ({
      ...view,
      claims: view.claims.map((claim) => ({ ...claim, phase })),
      bookings: view.bookings.map((one) => ({ ...one, readiness: "clinic" as const })),
    });
    const words = (phase: "prepare" | "recovery") =>
      booked(dayBoard(phased(phase), "rooms").lanes[0]).map(({ readiness }) => readiness);
    expect(words("prepare")).toEqual(["clinic", null]);
    expect(words("recovery")).toEqual([null, null]);
  });

  test.each(["rooms", "surgeons"] as const)("is drawn as sign, word and edge of the case, by %s", (by) => {
    const html = drawn(by);
    const marks = [...html.matchAll(/<li class="span booking coming([^"]*)"[^>]*>(.*?)<\/li>/g)];
    expect(marks.map(([, tone, inside = ""]) => [tone?.trim().split(" ")[0], wordIn(inside)])).toEqual([
      ["is-ready", "ready"],
      ["is-waiting", "patient"],
      ["is-waiting", "clinic"],
      ["roomy", null],
    ]);
    expect(html.match(/class="mark ready"/g)).toHaveLength(3);
  });

  test.each(["rooms", "surgeons"] as const)(
    "gives way to what was tapped, and to nothing by the hour alone, by %s",
    (by) => {
      const running = (step: DayStep | null) => {
        const day = cases();
        const [, , now] = day.bookings;
        if (now) now.step = step;
        return /<li class="span booking live[^>]*>(.*?)<\/li>/.exec(drawn(by, day))?.[1] ?? "";
      };
      expect(running("in_theatre")).toContain('<span class="mark is-live stood">steps.in_theatre</span>');
      expect(running(null)).toContain("Camille Exemple");
      expect(running(null)).not.toContain("mark");
    },
  );

  test("is a word beside its sign, and nothing where nothing is known", () => {
    const mark = (readiness: Readiness | null) =>
      renderToStaticMarkup(createElement(ReadyMark, { readiness }));
    expect(mark("ready")).toBe('<span class="mark is-ready">ready</span>');
    expect(mark("clinic")).toBe('<span class="mark is-waiting">clinic</span>');
    expect(mark(null)).toBe("");
  });
});

test("a task of the desk is late from the day after it was due, and has no day before it is booked", () => {
  const at = (due: string | null, done = false) => dueOf({ due, today: "2026-06-16" }, done);
  expect(["2026-06-15", "2026-06-16", "2026-06-17", null].map((due) => at(due))).toEqual([
    "late",
    "today",
    "by",
    "none",
  ]);
  expect(at("2026-06-15", true)).toBe("done");
});

const wordIn = (html: string) => /<span class="mark ready">(.*?)<\/span>/.exec(html)?.[1] ?? null;

function drawn(by: Columns, day = cases()): string {
  const site = { siteId: day.siteId, name: "Paris", zone: day.zone };
  const asked = { view: "day", by, date: day.date, role: "desk", site, sites: [site], today: day.date };
  const scene = makeScene(asked as unknown as Parameters<typeof makeScene>[0]);
  return renderToStaticMarkup(createElement(Board, { board: dayBoard(day, by), day, scene, chosen: null }));
}
