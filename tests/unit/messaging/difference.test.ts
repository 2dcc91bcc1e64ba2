import fc from "fast-check";
import { expect, test } from "vitest";
import { difference, type Standing } from "#server/messaging/rules/difference.ts";
import { plan } from "#server/messaging/rules/plan.ts";
import { isSafe } from "#server/messaging/rules/safe-hours.ts";
import { keyOf, type Left, type State, USUAL_CHOICE, type Visit } from "#server/messaging/rules/state.ts";

const HOUR = 3_600_000;
const START = Date.parse("2026-03-01T09:00Z");
const reach = { channel: "sms", zone: "Europe/Paris", from: 540, to: 1260, weekdays: [] } as const;

type Deed =
  | { kind: "book" | "move"; hours: number }
  | { kind: "cancel" | "stop" | "start" | "mail" | "sms" | "answer" | "send" | "plan" }
  | { kind: "wait"; hours: number };

const deeds = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom("book" as const, "move" as const),
      hours: fc.integer({ min: 1, max: 900 }),
    }),
    fc.record({
      kind: fc.constantFrom("cancel", "stop", "start", "mail", "sms", "answer", "send", "plan"),
    }) as fc.Arbitrary<Deed>,
    fc.record({ kind: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 400 }) }),
  ),
  { maxLength: 25 },
);

/** A patient, what stands in the database, and what truly left, as the worker would have it. */
class World {
  now = START;
  state: State = { reach, choice: { ...USUAL_CHOICE, asksAgain: true }, visits: [], left: [] };
  standing: Standing[] = [];

  do(deed: Deed): void {
    const { visits, choice } = this.state;
    const deeds: Record<Deed["kind"], (hours: number) => void> = {
      wait: (hours) => {
        this.now += hours * HOUR;
      },
      book: (hours) => this.visits([...visits, this.visit(`b${visits.length}`, hours)]),
      move: (hours) =>
        this.last((one) => ({ ...this.visit(one.bookingId, hours), version: one.version + 1 })),
      cancel: () =>
        this.last((one) => ({ ...one, state: "cancelled", version: one.version + 1, since: this.now })),
      answer: () => this.last((one) => ({ ...one, answered: one.asked.slice(0, one.answered.length + 1) })),
      stop: () => this.change({ choice: { ...choice, isStopped: true } }),
      start: () => this.change({ choice: { ...choice, isStopped: false } }),
      mail: () => this.change({ reach: { ...reach, channel: "email" } }),
      sms: () => this.change({ reach }),
      plan: () => this.plan(),
      send: () => this.send(),
    };
    deeds[deed.kind]("hours" in deed ? deed.hours : 0);
  }

  change(more: Partial<State>): void {
    this.state = { ...this.state, ...more };
  }

  visit(bookingId: string, hours: number): Visit {
    const startsAt = this.now + hours * HOUR;
    return {
      bookingId,
      state: "booked",
      version: 1,
      startsAt,
      arrivesAt: startsAt - HOUR,
      zone: "Europe/London",
      since: this.now,
      isOperation: true,
      fasts: true,
      asked: [1, 2, 3, 7, 14, 21],
      answered: [],
    };
  }

  visits(visits: readonly Visit[]): void {
    this.change({ visits });
  }

  last(change: (visit: Visit) => Visit): void {
    const one = this.state.visits.at(-1);
    if (one) this.visits([...this.state.visits.slice(0, -1), change(one)]);
  }

  plan(): void {
    const { written, dropped } = difference(this.standing, plan(this.state, this.now), this.state, this.now);
    const kept = this.standing.filter(({ messageId }) => !dropped.includes(messageId));
    const byKey = new Map(kept.map((one) => [keyOf(one), one]));
    for (const one of written) byKey.set(keyOf(one), { ...one, messageId: one.messageId ?? keyOf(one) });
    this.standing = [...byKey.values()];
  }

  /** Whatever stands as planned and is due is read once more, and goes if the plan of now still has it. */
  send(): void {
    for (const one of this.standing.filter(({ state, dueAt }) => state === "planned" && dueAt <= this.now)) {
      const wanted = plan(this.state, this.now).find((other) => keyOf(other) === keyOf(one));
      if (!wanted || wanted.skipped || wanted.dueAt > this.now) continue;
      const left: Left = { ...one, at: this.now };
      this.change({ left: [...this.state.left, left] });
      this.standing = this.standing.filter((other) => other !== one);
      expect(isSafe(reach, this.now)).toBe(true);
      expect(this.state.choice.isStopped).toBe(false);
    }
  }
}

test("after whatever happened, what stands is the plan of the last state, and what left, left once", () => {
  fc.assert(
    fc.property(deeds, (all) => {
      const world = new World();
      for (const deed of all) world.do(deed);
      world.plan();
      const stood = new Set(world.standing.map(keyOf));
      const wanted = plan(world.state, world.now).filter(
        (one) => one.skipped !== "tooLate" || stood.has(keyOf(one)),
      );
      const keys = new Set(wanted.map(keyOf));
      const standing = world.standing.filter((one) => keys.has(keyOf(one)));
      expect(standing.map((one) => [keyOf(one), one.dueAt, one.until, one.reason]).sort()).toEqual(
        wanted.map((one) => [keyOf(one), one.dueAt, one.until, one.skipped]).sort(),
      );
      // What is no longer wanted is kept only where it was due, with why it did not go.
      for (const one of world.standing.filter((other) => !keys.has(keyOf(other)))) {
        expect(one.state).toBe("skipped");
        expect(one.dueAt).toBeLessThanOrEqual(world.now);
      }
      const left = world.state.left.map(
        ({ bookingId, version, rule, occasion }) => `${bookingId} ${version} ${rule} ${occasion}`,
      );
      expect(new Set(left).size).toBe(left.length);
    }),
    { numRuns: 500 },
  );
});
