import { expect, test } from "vitest";
import { z } from "zod";
import { type Place, sealedAs, sealJson, unsealJson } from "#server/privacy/index.ts";

const key = new Uint8Array(32).fill(7);
const place: Place = { table: "case_part", column: "team", rowId: "1" };
const old = sealedAs(z.object({ text: z.string().default("") }), 64);
const today = sealedAs(z.object({ text: z.string().default(""), more: z.int().default(3) }), 64);

test("what was sealed comes back as it was, and nothing beside it", () => {
  expect(today.open(key, place, today.seal(key, place, { text: "a", more: 5 }))).toEqual({
    text: "a",
    more: 5,
  });
});

test("what another schema left is read by this one, with its defaults, and so is what was never marked", () => {
  expect(today.open(key, place, old.seal(key, place, { text: "a" }))).toEqual({ text: "a", more: 3 });
  expect(today.open(key, place, sealJson(key, place, { text: "b", gone: true }))).toEqual({
    text: "b",
    more: 3,
  });
  expect(() => today.open(key, place, sealJson(key, place, { text: 1 }))).toThrow(z.ZodError);
});

test("nothing is sealed that its schema does not describe", () => {
  expect(() => today.seal(key, place, { text: "a", more: 1.5 })).toThrow(z.ZodError);
  const sealed = today.seal(key, place, { text: "a", more: 1, $: "else" } as never);
  expect(unsealJson(key, place, sealed)).not.toMatchObject({ $: "else" });
});
