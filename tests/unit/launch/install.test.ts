import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dayward-install-"));
  mkdirSync(join(folder, "scripts"));
  cpSync("scripts/bootstrap.mjs", join(folder, "scripts/bootstrap.mjs"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: object) =>
  writeFileSync(join(folder, name), JSON.stringify({ version: "1.0.0", ...content }));

/** Installs a product that needs one package of its own folder, without a network. */
function installed(lock: object) {
  const root = { name: "product", version: "1.0.0", dependencies: { needed: "file:./needed" } };
  write("package.json", root);
  write("package-lock.json", { lockfileVersion: 3, packages: { "": root, ...lock } });
  const code = `(await import(${JSON.stringify(pathToFileURL(join(folder, "scripts/bootstrap.mjs")))})).install()`;
  const env = {
    ...process.env,
    NODE_OPTIONS: "",
    npm_config_offline: "true",
    npm_config_loglevel: undefined,
  };
  return spawnSync(process.execPath, ["--input-type=module", "-e", code], { env, encoding: "utf8" });
}

test("a package that asks for a newer Node than this machine's is installed without a word: it runs under the pinned one", () => {
  const needed = { engines: { node: ">=99" } };
  mkdirSync(join(folder, "needed"));
  write("needed/package.json", { name: "needed", ...needed });
  const links = { "node_modules/needed": { resolved: "needed", link: true } };
  const { status, stderr } = installed({ ...links, needed: { version: "1.0.0", ...needed } });
  expect([status, stderr]).toEqual([0, ""]);
});

test("what npm can't install is said in its own words and in ours", () => {
  const { status, stderr } = installed({});
  expect(status).toBe(1);
  expect(stderr).toMatch(/npm error[\s\S]*✗ Install: npm ci failed/);
});
