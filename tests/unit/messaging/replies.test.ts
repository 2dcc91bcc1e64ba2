import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { followsFrom, type HasNumber } from "#server/messaging/rules/follows.ts";
import { receiptOf } from "#server/messaging/rules/receipt.ts";
import { replyOf } from "#server/messaging/rules/reply.ts";

const twilios = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"];

describe("what a reply says", () => {
  test("each word at which Twilio stops stops, however it is written", () => {
    const dressed = fc.tuple(
      fc.constantFrom(...twilios),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      fc.stringMatching(/^[ .!"'\n*-]{0,4}$/),
      fc.stringMatching(/^[ .!"'\n*-]{0,4}$/),
    );
    fc.assert(
      fc.property(dressed, ([word, upper, before, after]) => {
        const cased = [...word].map((sign, n) => (upper[n] ? sign : sign.toLowerCase())).join("");
        expect(replyOf(before + cased + after).kind).toBe("stop");
      }),
    );
  });

  test("whatever is more than one word of ours is for somebody to read, and starts or confirms nothing", () => {
    const words = fc.array(
      fc.oneof(fc.constantFrom("c", "yes", "start", "stop"), fc.stringMatching(/^[a-z]{1,8}$/)),
      {
        minLength: 2,
      },
    );
    fc.assert(
      fc.property(words, (all) => {
        const { kind, isRead } = replyOf(all.join(" "));
        expect(isRead).toBe(true);
        expect(["stop", "other"]).toContain(kind);
      }),
    );
  });

  test("any text at all is read as something", () => {
    const sign = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 60 }), (body) => {
        expect(["stop", "start", "confirm", "other"]).toContain(replyOf(body).kind);
      }),
    );
    expect(replyOf("")).toEqual({ kind: "other", isRead: true });
    expect(replyOf("Stoppen Sie das")).toEqual({ kind: "other", isRead: true });
  });
});

describe("what follows", () => {
  const somebody = fc.record({
    practiceId: fc.constantFrom("a", "b"),
    patientId: fc.uuid(),
    bySms: fc.boolean(),
    quiet: fc.option(fc.integer({ min: 0, max: 9 })),
    asked: fc.option(fc.constant({ bookingId: "b", version: 1 })),
  });
  const those = fc.uniqueArray(somebody, { selector: ({ patientId }) => patientId, maxLength: 4 });

  test("STOP reaches each who is sent texts there, and nobody else", () => {
    fc.assert(
      fc.property(those, (all) => {
        const texted = all.filter(({ bySms }) => bySms).map(({ patientId }) => patientId);
        const found = followsFrom({ kind: "stop", isRead: false }, all).filter(({ what }) => what === "stop");
        expect(found.flatMap(({ patientIds }) => patientIds).sort()).toEqual(texted.sort());
      }),
    );
  });

  test("nobody speaks for another: START and C do something for the only one at a number alone", () => {
    fc.assert(
      fc.property(
        those,
        fc.constantFrom("start" as const, "confirm" as const, "other" as const),
        (all, kind) => {
          const found = followsFrom({ kind, isRead: kind === "other" }, all);
          expect(new Set(found.map(({ practiceId }) => practiceId)).size).toBeLessThan(2);
          for (const { what, patientIds, practiceId } of found) {
            if (what !== "call") expect(all).toHaveLength(1);
            for (const id of patientIds)
              expect(all.find(({ patientId }) => patientId === id)?.practiceId).toBe(practiceId);
          }
        },
      ),
    );
  });

  test("at a number of several practices it is the one's that texted it last, and nobody's where none did", () => {
    const of = (practiceId: string, quiet: number | null): HasNumber => ({
      ...{ practiceId, patientId: practiceId, bySms: true, quiet, asked: null },
    });
    const other = { kind: "other", isRead: true } as const;
    expect(followsFrom(other, [of("a", 5), of("b", 3)]).map(({ patientIds }) => patientIds)).toEqual([["b"]]);
    expect(followsFrom(other, [of("a", null), of("b", null)])).toEqual([]);
    expect(followsFrom(other, [])).toEqual([]);
  });
});

test("a receipt tells of the phone, and nothing that a provider wrote", () => {
  expect(receiptOf("delivered", "")).toEqual({ receipt: "delivered", reason: null });
  expect(receiptOf("undelivered", "30003")).toEqual({ receipt: "undelivered", reason: "unreachable" });
  expect(receiptOf("failed", "21610")).toEqual({ receipt: "undelivered", reason: "stopped" });
  for (const code of ["", "30008", "toString", "__proto__", "Call +33612345678"])
    expect(receiptOf("failed", code)).toEqual({ receipt: "undelivered", reason: "notTold" });
  for (const status of ["queued", "sent", "", "accepted"]) expect(receiptOf(status, "")).toBeNull();
});
