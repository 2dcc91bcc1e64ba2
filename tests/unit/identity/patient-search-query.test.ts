import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { birthDateFault, readEitherWay } from "#server/identity/rules/birth-date.ts";
import { searchQuery } from "#server/identity/rules/search-query.ts";

const TODAY = "2026-06-16";
const query = (typed: string) => searchQuery(typed, TODAY);

describe("a birth date", () => {
  test.each([
    ["3/4/94", ["1994-04-03", "1994-03-04"]],
    ["03.04.1994", ["1994-04-03", "1994-03-04"]],
    ["3-4-1994", ["1994-04-03", "1994-03-04"]],
    ["1994-04-03", ["1994-04-03"]],
    ["1994/04/03", ["1994-04-03"]],
    ["25/12/1990", ["1990-12-25"]],
    ["12/25/1990", ["1990-12-25"]],
    ["29.02.2000", ["2000-02-29"]],
    ["3 april 1994", ["1994-04-03"]],
    ["3april1994", ["1994-04-03"]],
    ["3 Apr. 94", ["1994-04-03"]],
    ["3rd of April, 1994", ["1994-04-03"]],
    ["April 3, 1994", ["1994-04-03"]],
    ["3 avril 1994", ["1994-04-03"]],
    ["1er août 1990", ["1990-08-01"]],
    ["3. März 1994", ["1994-03-03"]],
    ["3 de abril de 1994", ["1994-04-03"]],
    ["3/4/05", ["2005-04-03", "2005-03-04"]],
    ["٣/٤/١٩٩٤", ["1994-04-03", "1994-03-04"]],
  ])("%s", (typed, dates) => {
    const found = query(typed);
    expect(found?.bornOn.toSorted()).toEqual(dates.toSorted());
    expect(found?.words).toEqual([]);
    expect(found?.number).toBeNull();
  });

  test.each(["03041994", "030494", "19940403"])("%s, without marks, may be a phone number too", (typed) => {
    expect(query(typed)?.number?.bornOn).toContain("1994-04-03");
    expect(query(typed)?.number?.runs).toContain(typed);
  });

  test("with blanks it may be a phone number too", () => {
    expect(query("3 4 94")?.number?.bornOn.toSorted()).toEqual(["1994-03-04", "1994-04-03"]);
  });

  test("that no calendar has, or that is ahead, is none", () => {
    expect(query("31/02/1994")?.bornOn).toEqual([]);
    expect(query("1/1/2027")?.bornOn).toEqual([]);
    expect(query("1/1/1850")?.bornOn).toEqual([]);
  });

  test("any date that a form can hold is found as it is usually written", () => {
    const days = fc
      .integer({ min: 0, max: 43_800 })
      .map((n) => Temporal.PlainDate.from(TODAY).subtract({ days: n }));
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toString();
        const [year, month, date] = [day.year, day.month, day.day].map(String);
        const name = day.toLocaleString("fr", { month: "long" });
        for (const typed of [
          iso,
          `${date}/${month}/${year}`,
          `${month}/${date}/${year}`,
          `${date} ${name} ${year}`,
        ])
          expect(query(typed)?.bornOn, typed).toContain(iso);
      }),
    );
  });
});

test("name, date and phone in one breath are told apart", () => {
  expect(query("Primjer Nora 3/4/94 0918")).toEqual({
    words: ["primjer", "nora"],
    bornOn: ["1994-04-03", "1994-03-04"],
    number: { runs: ["0918", "918"], bornOn: [], bornIn: [], word: "0918" },
  });
});

test("a year narrows a name, and lists nobody by itself", () => {
  expect(query("nora 1994")?.number?.bornIn).toEqual([1994]);
  expect(query("1994")?.number?.bornIn).toEqual([]);
});

test("a date that is still being typed does not stand in the name's way", () => {
  expect(query("nora 3/4/")).toEqual({ words: ["nora"], bornOn: [], number: null });
  expect(query("nora 3/4/9")).toEqual({ words: ["nora"], bornOn: [], number: null });
  expect(query("nora 3")).toEqual({ words: ["nora"], bornOn: [], number: null });
});

test("April is a name too", () => {
  expect(query("April Exemple")?.words).toEqual(["april", "exemple"]);
});

test.each(["%", "%%", "_ _", "  ", "*", "a e", "..", "--", "12", "\\%", "'", "a%"])(
  "“%s” browses nothing",
  (typed) => {
    expect(query(typed)).toBeNull();
  },
);

test("no typing makes a pattern", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80, unit: "grapheme" }), (typed) => {
      const found = query(typed);
      const all = [...(found?.words ?? []), ...(found?.number?.runs ?? []), found?.number?.word ?? ""];
      expect(all.join("")).not.toMatch(/[%_\\]/);
    }),
    { numRuns: 2_000 },
  );
});

describe("a birth date on a form", () => {
  const now = Temporal.Instant.from("2026-06-16T23:00:00Z");
  test("may be today anywhere, and not later", () => {
    expect(birthDateFault("2026-06-17", now)).toBeNull();
    expect(birthDateFault("2026-06-18", now)).toBe("birthDateAhead");
  });
  test("is nobody's before people now alive were born", () => {
    expect(birthDateFault("1896-01-01", now)).toBe("birthDateTooOld");
    expect(birthDateFault("1910-01-01", now)).toBeNull();
  });
  test("is read with day and month exchanged where that is a date", () => {
    expect(readEitherWay("1994-04-03")).toEqual(["1994-04-03", "1994-03-04"]);
    expect(readEitherWay("1994-12-25")).toEqual(["1994-12-25"]);
    expect(readEitherWay("1994-04-04")).toEqual(["1994-04-04"]);
  });
});
