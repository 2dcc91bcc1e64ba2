import fc from "fast-check";
import { expect, test } from "vitest";
import { isoOf } from "#server/scheduling/epoch.ts";

const instant = (at: number) => Temporal.Instant.fromEpochMilliseconds(at);
const [least, most] = ["1900-01-01T00:00Z", "2199-12-31T23:59Z"].map((text) => Date.parse(text));

test("an instant on the wire is the one that was meant, and looks as Temporal writes it", () => {
  fc.assert(
    fc.property(fc.integer({ min: least ?? 0, max: most ?? 0 }), (at) => {
      expect(Temporal.Instant.from(isoOf(at)).epochMilliseconds).toBe(at);
      const second = at - (at % 1000);
      expect(isoOf(second)).toBe(instant(second).toString());
    }),
  );
});
