import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeDataFolder, makeKeys } from "#scripts/launch/database.ts";
import { makeFolder, mustStandApart } from "#scripts/launch/folders.ts";
import { readEnv } from "#server/kernel/env.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dayward-folders-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]) => join(folder, ...names);
const envOf = (data: string, keys: string) => readEnv({ DATA_DIR: data, KEYS_DIR: keys });

test.each([
  ["a folder of the data", () => mkdirSync(at("data/inner"), { recursive: true }), "data/inner"],
  ["a folder that the data does not have yet", () => mkdirSync(at("data")), "data/not/yet"],
  ["data that is not there yet", () => {}, "data/keys"],
])("keys that lead by a link into %s are refused before anything is written", (_, prepare, target) => {
  prepare();
  symlinkSync(at(target), at("link"));
  const before = readdirSync(folder, { recursive: true });
  for (const keys of [at("link"), at("link/deeper")]) {
    const env = envOf(at("data"), keys);
    expect(() => makeDataFolder(env)).toThrow(/^KEYS_DIR .* leads into DATA_DIR/);
    expect(() => makeKeys(env)).toThrow(/^KEYS_DIR .* leads into DATA_DIR/);
  }
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
});

test("data that leads by a link to where the keys are is refused as well", () => {
  mkdirSync(at("real/keys"), { recursive: true });
  symlinkSync(at("real"), at("data"));
  expect(() => mustStandApart(envOf(at("data"), at("real/keys")))).toThrow(/^KEYS_DIR /);
  expect(() => mustStandApart(envOf(at("data"), at("keys")))).not.toThrow();
});

test("links that lead in a circle are told, not followed for ever", () => {
  symlinkSync(at("one"), at("two"));
  symlinkSync(at("two"), at("one"));
  expect(() => makeFolder("KEYS_DIR", at("one/keys"), 0o700)).toThrow(/^KEYS_DIR/);
  expect(() => mustStandApart(envOf(at("data"), at("one/keys")))).not.toThrow();
});

test.each(["DATA_DIR", "KEYS_DIR"] as const)(
  "%s that names a file is told by its name, with the remedy",
  (name) => {
    writeFileSync(at("file"), "here");
    for (const path of [at("file"), at("file/inner")]) {
      const env = { ...envOf(at("data"), at("keys")), [name]: path };
      const told = expect.objectContaining({ message: `${name} ${path} leads to a file, ${at("file")}` });
      expect(() => mustStandApart(env)).toThrow(told);
    }
    expect(existsSync(at("data"))).toBe(false);
  },
);

test("a folder that the system does not make is told, and soon", () => {
  expect(() => makeFolder("DATA_DIR", "/proc/dayward/data", 0o711)).toThrow(
    /^DATA_DIR: the folder \/proc\/dayward cannot be made \(ENOENT\)$/,
  );
  expect(makeFolder("DATA_DIR", at("a/b/c"), 0o711)).toBe(true);
  expect(makeFolder("DATA_DIR", at("a/b/c"), 0o711)).toBe(false);
});
