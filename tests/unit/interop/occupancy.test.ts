import fc from "fast-check";
import { expect, test } from "vitest";
import { type Held, Occupancy } from "#server/interop/rules/occupancy.ts";

const HOUR = 3_600_000;

test("the first overlap is found as by looking at every stretch, over midnights and before 1970 too", () => {
  const stretch = fc
    .tuple(fc.integer({ min: -80, max: 80 }), fc.integer({ min: 1, max: 60 }))
    .map(([from, hours]) => ({ from: from * HOUR, to: (from + hours) * HOUR }));
  const who = fc.constantFrom("one", "other");
  fc.assert(
    fc.property(fc.array(fc.tuple(who, stretch), { maxLength: 20 }), who, stretch, (list, id, asked) => {
      const occupancy = new Occupancy();
      const held: [string, Held][] = list.map(([name, span], line) => [
        name,
        { ...span, bookingId: null, line },
      ]);
      for (const [name, one] of held) occupancy.add(name, one);
      const met = held
        .filter(([name, one]) => name === id && one.from < asked.to && one.to > asked.from)
        .map(([, one]) => one.from);
      const found = occupancy.meets(id, asked.from, asked.to);
      if (met.length === 0) expect(found).toBeNull();
      else expect(found?.from).toBe(Math.min(...met));
    }),
  );
});
