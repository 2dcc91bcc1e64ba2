import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import en from "#app/_messages/en.json" with { type: "json" };

const root = join(import.meta.dirname, "../../..");
const REFUSALS = /(?:DomainError\(\s*"[A-Z_]+",\s*|invalid\(\s*"\w+",\s*)"(\w+)"/g;

test("every refusal that the server writes out has words of its own", () => {
  const codes = globSync("server/**/*.ts", { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(REFUSALS)].map(([, code]) => code ?? ""),
  );
  expect(new Set(codes).size).toBeGreaterThan(60);
  expect([...new Set(codes)].filter((code) => !(code in en.Errors))).toEqual([]);
});
