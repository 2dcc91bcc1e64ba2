import { describe, expect, test } from "vitest";
import { z } from "zod";
import { appRouter } from "#server/api/root.ts";

type Leaf = { at: string; schema: z.core.$ZodType };
type Def = z.core.$ZodTypeDef & {
  shape?: Record<string, z.core.$ZodType>;
  innerType?: z.core.$ZodType;
  element?: z.core.$ZodType;
  options?: z.core.$ZodType[];
  in?: z.core.$ZodType;
};

/** Every place of an input where a text may stand. A pipe that begins with a text is one place, as it judges as a whole. */
function leavesOf(schema: z.core.$ZodType, at: string): Leaf[] {
  const { type, shape, innerType, element, options, in: first } = schema._zod.def as Def;
  if (type === "string") return [{ at, schema }];
  if (first) return leavesOf(first, at).map((leaf) => (leaf.at === at ? { at, schema } : leaf));
  if (shape) return Object.entries(shape).flatMap(([name, part]) => leavesOf(part, `${at}.${name}`));
  if (element) return leavesOf(element, `${at}[]`);
  if (options) return options.flatMap((option) => leavesOf(option, at));
  return innerType ? leavesOf(innerType, at) : [];
}

type Procedure = { _def: { inputs: z.core.$ZodType[] } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);
const leaves = procedures.flatMap(([path, { _def }]) =>
  _def.inputs.flatMap((input) => leavesOf(input, path)),
);
const formatOf = ({ schema }: Leaf) => (schema._zod.def as { format?: string }).format;
const dated = leaves.filter((leaf) => formatOf(leaf) === "date");
const instants = leaves.filter((leaf) => formatOf(leaf) === "datetime");
const takes = ({ schema }: Leaf, text: string) => z.safeParse(schema, text).success;
const said = ({ schema }: Leaf, text: string) => z.safeParse(schema, text).error?.issues[0]?.message;

test("the walk finds the places where texts, dates and instants stand", () => {
  const all = leaves.map(({ at }) => at);
  expect(all).toContain("practice.addSite.directions");
  expect(all).toContain("catalogue.draftTemplate.content.days[].do[].text");
  expect(all).toContain("catalogue.addPolicyRule.sourceUrl");
  expect(dated.map(({ at }) => at)).toContain("scheduling.day.date");
  expect(instants.map(({ at }) => at)).toContain("practice.closures.from");
});

describe.each(leaves)("$at", (leaf) => {
  const hidden: [string, string][] = [
    ["NUL", "\u0000"],
    ["half a surrogate pair", "\ud800"],
    ["a right-to-left override", "\u202e"],
    ["a line end", "\n"],
    ["a zero-width space", "\u200b"],
    ["a soft hyphen", "\u00ad"],
  ];
  test.each(hidden)("takes no %s", (_, character) => {
    const alone = character === "\n" ? [] : [character]; // around a text, line ends are spaces
    for (const text of [...alone, `aaaa${character}aaaa`, `https://a.example/${character}b`])
      expect(takes(leaf, text), JSON.stringify(text)).toBe(false);
  });

  test("says of a hidden character that it is one, where any other text may stand", () => {
    if (!takes(leaf, "Abcdefgh")) return;
    expect(said(leaf, "Abcd\u200befgh")).toBe("hidden");
  });
});

test.each(dated)("$at takes the dates that the practice can be asked about, and no other", (leaf) => {
  expect(takes(leaf, "2000-01-01")).toBe(true);
  expect(takes(leaf, "2199-12-31")).toBe(true);
  for (const text of ["0000-01-01", "0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"])
    expect(said(leaf, text), text).toMatch(/^(year|planYear)$/);
  expect(takes(leaf, "2200-01-01")).toBe(leaf.at === "scheduling.fullness.date"); // weeks after the last day are looked at
  for (const text of ["2026-02-30", "2026-13-01"]) expect(said(leaf, text), text).toBe("noSuchDate");
  expect(said(leaf, "")).toBe("dateMissing");
});

test.each(instants)("$at takes the instants of those years, and tells them in UTC", (leaf) => {
  const read = z.safeParse(leaf.schema, "2026-06-21T02:00:00+23:59").data as string;
  expect(read).toBe("2026-06-20T02:01:00.000Z");
  for (const text of ["0000-01-01T00:00:00Z", "2199-12-31T23:59:00-23:59", "9999-12-31T23:59:00Z"])
    expect(said(leaf, text), text).toBe("planYear");
});
