import { expect, test } from "vitest";
import { readEnv } from "#server/kernel/env.ts";

const key = `k1:${Buffer.alloc(32).toString("base64")}`;
const outside = { DATABASE_URL: "postgres://owner:word@db.example:5432/clinic", DATA_KEYS: key };

test("an empty environment gives the defaults", () => {
  const env = readEnv({});
  expect(env).toMatchObject({
    PORT: 3000,
    DATA_DIR: `${process.cwd()}/.data`,
    KEYS_DIR: `${process.cwd()}/.keys`,
  });
  expect(readEnv({ PORT: "", DEMO_NOW: "" }).PORT).toBe(3000);
});

test.for<[string, Record<string, string>]>([
  ["PORT", { PORT: "eighty" }],
  ["PORT", { PORT: "70000" }],
  ["KEYS_DIR", { DATA_DIR: "/srv/d", KEYS_DIR: "/srv/d/keys" }],
  ["KEYS_DIR", { DATA_DIR: "/srv/d", KEYS_DIR: "/srv/d" }],
  ["DATA_KEYS", { DATA_KEYS: "short" }],
  ["DATA_KEYS", { DATABASE_URL: outside.DATABASE_URL }],
  ["DATABASE_URL", { ...outside, DATABASE_URL: "mysql://a@b/c" }],
  ["DATABASE_URL", { ...outside, DATABASE_URL: "postgres://db.example" }],
  ["DEMO_NOW", { DEMO_NOW: "2026-06-11T08:42:00" }],
  ["DEMO_NOW", { ...outside, DEMO_NOW: "2026-06-11T08:42:00Z" }],
  ["DEMO_PLANT", { DEMO_PLANT: "two words" }],
  ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
])("a wrong %s is refused by its name", ([name, given]) => {
  expect(() => readEnv(given)).toThrow(new RegExp(`(^|; )${name} `));
});

test("a folder beside the data folder with a like name may hold the keys", () => {
  expect(readEnv({ DATA_DIR: "/srv/d", KEYS_DIR: "/srv/d-keys" }).KEYS_DIR).toBe("/srv/d-keys");
});

test("right values are read", () => {
  expect(readEnv({ DEMO_NOW: "2022-01-03T05:00:00-05:00" }).DEMO_NOW?.toString()).toBe(
    "2022-01-03T10:00:00Z",
  );
  expect(readEnv(outside).DATABASE_URL).toBe(outside.DATABASE_URL);
});
