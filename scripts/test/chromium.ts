import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { Refusal } from "#db/embedded/refusal.ts";

const root = join(import.meta.dirname, "../..");
const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const applications = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** What headless Chromium needs under root and in containers, and what keeps it from calling home. */
export const chromiumArguments = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
];

/**
 * A Chromium that opens a page: `CHROMIUM`, else the system's, else Playwright's, else one from the system's packages (under root), else one that
 * Playwright fetches. Throws a Refusal that says what to do.
 */
export async function findChromium(): Promise<{ said: string; value: string }> {
  const given = process.env.CHROMIUM;
  if (given) {
    if (await opens(given)) return { said: given, value: given };
    throw new Refusal(`CHROMIUM ${given} does not open a page`, "Set it to a Chromium, or leave it out.");
  }
  const found = (await firstThatOpens(ofSystem())) ?? (await firstThatOpens([ofPlaywright()]));
  if (found) return { said: found, value: found };
  if (installPackage()) {
    const installed = await firstThatOpens(ofSystem());
    if (installed) return { said: `${installed} (installed)`, value: installed };
  }
  if (fetchByPlaywright() && (await opens(ofPlaywright())))
    return { said: `${ofPlaywright()} (fetched)`, value: ofPlaywright() };
  throw new Refusal(
    "no Chromium was found that opens a page, and none could be installed",
    "Install one (Debian: apt-get install chromium; Ubuntu: npx playwright install --with-deps chromium; macOS: brew install --cask chromium) and start again, or name one: CHROMIUM=/path/to/chromium npm test",
  );
}

function ofSystem(): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((one) => one.startsWith("/"));
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...applications];
}

const ofPlaywright = () => chromium.executablePath();

async function firstThatOpens(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await opens(path)) return path;
  return undefined;
}

async function opens(path: string): Promise<boolean> {
  try {
    accessSync(path, constants.X_OK);
    const browser = await chromium.launch({ executablePath: path, args: chromiumArguments, timeout: 30_000 });
    await (await browser.newPage()).goto("about:blank");
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

/** Debian's own package, under root only. */
function installPackage(): boolean {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return false;
  console.log("• Chromium: none here, installing the system's package");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const run = (...args: string[]) =>
    spawnSync("apt-get", ["-qq", ...args], { env, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
  return run("update") && run("install", "-y", "--no-install-recommends", "chromium");
}

function fetchByPlaywright(): boolean {
  console.log("• Chromium: none here, Playwright fetches its own");
  const cli = join(root, "node_modules/@playwright/test/cli.js");
  return (
    spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: ["ignore", "ignore", "inherit"] })
      .status === 0
  );
}
