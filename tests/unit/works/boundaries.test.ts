import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

/** Who imports what, and the rule that it breaks; nothing where it may. */
const imports: [from: string, to: string, rule?: string][] = [
  ["app/today/page.tsx", "server/api/root.ts"],
  ["app/today/list.tsx", "server/scheduling/schemas.ts"],
  ["app/today/door.tsx", "server/scheduling/index.ts", "pages-call-the-api"],
  ["app/api/import/route.ts", "server/interop/index.ts"],
  ["app/today/deep.tsx", "server/scheduling/book.ts", "by-the-door"],
  ["app/today/data.tsx", "db/client.ts", "pages-know-no-database"],
  ["app/today/owner.tsx", "db/setup/index.ts", "set-up-is-for-commands"],
  ["server/api/routers/scheduling.ts", "server/scheduling/index.ts"],
  ["server/api/routers/deep.ts", "server/scheduling/book.ts", "by-the-door"],
  ["server/scheduling/book.ts", "server/catalogue/index.ts"],
  ["server/scheduling/move.ts", "server/catalogue/rules/policy.ts", "by-the-door-of-another"],
  ["server/scheduling/up.ts", "server/pathway/index.ts", "ladder-scheduling"],
  ["server/kernel/up.ts", "server/privacy/index.ts", "ladder-kernel"],
  ["server/interop/up.ts", "server/api/root.ts", "ladder-interop"],
  ["server/scheduling/page.ts", "app/_format/index.ts", "server-knows-no-page"],
  ["server/scheduling/rules/free.ts", "server/scheduling/rules/grid.ts"],
  ["server/scheduling/rules/shape.ts", "server/scheduling/schemas.ts"],
  ["server/scheduling/rules/load.ts", "server/scheduling/queries.ts", "rules-are-pure"],
  ["server/scheduling/rules/kernel.ts", "server/kernel/index.ts", "rules-are-pure"],
  ["server/scheduling/rules/file.ts", "node:fs", "rules-are-pure"],
  ["db/schema/claim.ts", "server/kernel/ids.ts", "database-stands-alone"],
  ["db/seed/index.ts", "server/scheduling/index.ts"],
  ["server/scheduling/help.ts", "tests/support/clinic.ts", "nothing-imports-tests"],
  ["scripts/import.ts", "server/nowhere/gone.ts", "no-missing"],
];

let found: Set<string>;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dayward-boundaries-"));
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [, to] of imports)
    if (/\.tsx?$/.test(to) && !to.includes("nowhere")) write(to, "export const here = true;\n");
  for (const [from, to] of imports) {
    const way = to.startsWith("node:") ? to : relative(dirname(from), to);
    write(
      from,
      `import * as there from "${way.startsWith("..") || way.includes(":") ? way : `./${way}`}";\nexport const at = there;\n`,
    );
  }
  write("server/recovery/round.ts", 'import { b } from "./trip.ts";\nexport const a = b;\n');
  write("server/recovery/trip.ts", 'import { a } from "./round.ts";\nexport const b = a;\n');
  const options = await extractOptions(join(root, ".dependency-cruiser.cjs"));
  const seen = ["app", "server", "db", "scripts", "tests"];
  const { output } = await cruise(seen, { ...options, baseDir: folder });
  found = new Set(
    (output as ICruiseResult).summary.violations.map((one) => `${one.from} → ${one.to}: ${one.rule.name}`),
  );
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(imports)("%s → %s breaks %s", (from, to, rule) => {
  const target = to.replace(/^node:/, "");
  const broken = [...found].filter((one) => one.startsWith(`${from} → `));
  if (!rule) return expect(broken).toEqual([]);
  expect(broken.map((one) => one.split(": ")[1])).toContain(rule);
  if (rule !== "no-missing") expect(broken.join()).toContain(target);
});

test("a circle is seen", () => {
  expect([...found].some((one) => one.includes("recovery/trip.ts") && one.endsWith("no-circles"))).toBe(true);
});
