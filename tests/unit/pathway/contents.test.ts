import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openContents, sealContents } from "#server/pathway/contents.ts";
import type { CaseContents } from "#server/pathway/schemas.ts";
import { seal } from "#server/privacy/index.ts";

const key = randomBytes(32);
const caseId = "0199aaaa-0000-7000-8000-000000000001";
const contents: CaseContents = {
  procedureId: "0199aaaa-0000-7000-8000-00000000000a",
  procedureName: "Zqx7",
  procedureCode: "",
  templateVersionId: "0199aaaa-0000-7000-8000-00000000000b",
  side: null,
  anaesthesia: null,
  checklistVersionId: null,
  periods: null,
  countersigned: [],
  replies: [],
  note: null,
  sutures: null,
  suturePlan: null,
  decisions: [],
  quote: null,
  waitFrom: null,
  wait: null,
  waitWaivers: [],
  withdrawnAt: null,
};

test("a case opens with its patient's key, in its own row", () => {
  expect(openContents(key, caseId, sealContents(key, caseId, contents))).toEqual(contents);
});

test("swapped into another case's row it does not open, though the key be the same", () => {
  const sealed = sealContents(key, caseId, contents);
  expect(() => openContents(key, "0199aaaa-0000-7000-8000-000000000002", sealed)).toThrow();
});

test("one that was sealed before, filled up with blanks and with a wait let pass of which was not kept what it blocked, still opens; that wait covers nothing now", () => {
  const waiver = {
    ...{ days: 15, start: "consultation", source: "A rule", procedureId: contents.procedureId },
    ...{ at: "2026-06-16T08:00:00Z", byName: "Dr Ada Muster", reason: "She sails in a week" },
  };
  const old = JSON.stringify({ ...contents, waitWaivers: [waiver] }).padEnd(16_380);
  const place = { table: "surgical_case", column: "sealed", rowId: caseId };
  const opened = openContents(key, caseId, seal(key, place, Buffer.from(old)));
  expect(opened.waitWaivers).toEqual([{ ...waiver, blocks: [] }]);
  expect(seal(key, place, Buffer.from(old))).toHaveLength(sealContents(key, caseId, contents).length);
});

// As long as the inputs allow, in letters of one to four bytes and in characters that JSON writes out.
const letters = (most: number) =>
  fc.constantFrom("a", "é", "ع", "字", "\u0001", "𝒜").map((one) => one.repeat(most / one.length));

const decision = {
  at: "2026-06-16T08:00:00Z",
  outcome: "counselling_first",
  procedureId: contents.procedureId,
  alternatives: true,
  counselling: "accepted",
  attested: true,
} as const;

test("a case with a long name, a note, sutures, a wait, a quote and many decisions is as long as one without", () => {
  const short = sealContents(key, caseId, contents).length;
  fc.assert(
    fc.property(letters(120), letters(400), letters(120), (procedureName, note, sutures) => {
      const wait = { days: 15, start: "quote_handed_over", source: "字".repeat(200) } as const;
      const full = { ...contents, procedureName, note, sutures, wait, waitFrom: "2026-06-01" };
      const invoiceLine = note.slice(0, 60);
      const quote = {
        amount: 1,
        currency: "EUR",
        handedOverOn: "2026-06-01",
        handedOver: "in_person",
      } as const;
      Object.assign(full, {
        quote: { ...quote, invoiceLine, selfPay: true, paidOn: "2026-06-01" },
        decisions: Array.from({ length: 20 }, () => decision),
      });
      expect(sealContents(key, caseId, full).length).toBe(short);
    }),
  );
});

test("a case sealed before waits were kept opens without one", () => {
  const { wait: _, ...older } = contents;
  expect(openContents(key, caseId, sealContents(key, caseId, older as CaseContents)).wait).toBeNull();
});
