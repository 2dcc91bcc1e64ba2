import fc from "fast-check";
import { expect, test } from "vitest";
import { isBad, readRow } from "#server/interop/rules/row.ts";
import { ImportMap } from "#server/interop/schemas.ts";

const map = ImportMap.parse({
  columns: {
    reference: "who",
    resource: "where",
    service: "what",
    code: "code",
    text: "text",
    start: "when",
    minutes: "long",
  },
  start: { format: "yyyy-MM-dd HH:mm", zone: "Europe/Paris" },
});
const good = {
  who: "A",
  where: "1",
  what: "Eye",
  code: "c",
  text: "t",
  when: "2026-03-02 10:00",
  long: "30",
  more: "x",
};
type Column = keyof typeof good;

test("a control character breaks its row, in whichever mapped column, but for what csv allows between quotes", () => {
  const controls = fc.integer({ min: 0, max: 0x9f }).filter((n) => /\p{Cc}/u.test(String.fromCharCode(n)));
  const columns = fc.constantFrom<Column>("who", "where", "what", "code", "text", "when", "long");
  fc.assert(
    fc.property(columns, controls, (column, code) => {
      const character = String.fromCharCode(code);
      const row = readRow(map, 7, { ...good, [column]: `a${character}b` });
      if ("\t\n\r".includes(character)) expect(row).not.toMatchObject({ reason: "importControl" });
      else expect(row).toEqual({ line: 7, reason: "importControl", column });
    }),
  );
  expect(isBad(readRow(map, 7, { ...good, more: "\u0000" }))).toBe(false);
});

test.each(["\u202e", "\u200b", "\u00ad"])(
  "what nobody sees (%j) breaks what everybody reads, not what is sealed",
  (mark) => {
    for (const column of ["who", "where", "what"] as const)
      expect(readRow(map, 7, { ...good, [column]: `a${mark}b` })).toEqual({
        line: 7,
        reason: "importHidden",
        column,
      });
    expect(readRow(map, 7, { ...good, text: `a${mark}b` })).toMatchObject({ text: `a${mark}b` });
  },
);

test("the same reference is the same whichever way its accents are written", () => {
  expect(readRow(map, 7, { ...good, who: "Rene\u0301" })).toMatchObject({ reference: "Ren\u00e9" });
});

test.each(["1e2", "0x1E", "30.0", "+30", "-30", "0", "1441", "", "30 min", "\u0663\u0660"])(
  "%j is no number of minutes",
  (long) => {
    expect(readRow(map, 7, { ...good, long })).toMatchObject({ reason: "importMinutes", column: "long" });
  },
);

test.each(["0000-01-01 10:00", "1899-12-31 10:00", "2200-01-01 10:00"])(
  "%s is a year that no booking may have",
  (when) => {
    expect(readRow(map, 7, { ...good, when })).toMatchObject({ reason: "importDate", column: "when" });
  },
);
