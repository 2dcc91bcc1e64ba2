import "./node-version.ts";
import { runs } from "#db/embedded/processes.ts";
import { Refusal } from "#db/embedded/refusal.ts";
import { stopEmbedded } from "#db/embedded.ts";
import { setUp } from "#db/setup/index.ts";
import { type Env, readEnv } from "#server/kernel/env.ts";
import { hkdf, viewerPassword } from "#server/kernel/keys.ts";
import { ensureBuilt } from "./launch/build.ts";
import { childEnvironment, type Keeper, keep } from "./launch/children.ts";
import { type Database, makeDataFolder, makeKeys, openEmbedded, openOutside } from "./launch/database.ts";
import { dropHalfSeeded, seedIfEmpty, signInLines } from "./launch/demo.ts";
import { mustBeFree } from "./launch/port.ts";
import { sayFailure, step } from "./launch/progress.ts";
import { forget, takeOverFolder } from "./launch/run-files.ts";

const dev = process.argv.includes("dev");
const began = performance.now();
let database: Database | undefined;
let dataDir: string | undefined;
let watch: NodeJS.Timeout | undefined;
let opening: Promise<unknown> | undefined;
const keepers: Keeper[] = [];
let ending: Promise<void> | undefined;

/** Stops web and worker, then the database, then ends. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    clearInterval(watch);
    await Promise.all(keepers.map((keeper) => keeper.stop()));
    // A database that is just coming up is waited for, so that it does not stay behind.
    await Promise.race([opening, new Promise((resolve) => setTimeout(resolve, 3_000).unref())]);
    if (database?.embedded) await stopEmbedded(database.embedded);
    if (dataDir) for (const name of ["database", "launcher"]) forget(dataDir, name);
    if (code === 0) console.log("• Stopped.");
    process.exit(code);
  })();
  return ending;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
// The starter is gone without a signal to us (it was killed): nobody would stop us later.
process.on("disconnect", () => void end(0));
// Whoever read what we say is gone: that is no reason to fall over.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

async function prepare(env: Env, address: string): Promise<Database> {
  await step("Environment", async () => {
    makeDataFolder(env);
    const ended = await takeOverFolder(env.DATA_DIR, address);
    dataDir = env.DATA_DIR;
    const keys = makeKeys(env);
    await mustBeFree(env.PORT, env.HOST);
    const said = [
      `keys ${keys}`,
      ...(ended.length > 0 ? [`took over from a start that was killed (${ended.join(", ")})`] : []),
    ];
    return { said: said.join(", "), value: undefined };
  });
  if (!dev) await step("Build", async () => ({ said: await ensureBuilt(), value: undefined }));
  const opened = await step("Database", () => {
    const work = open(env);
    opening = work.then(
      ({ value }) => (database = value),
      () => undefined,
    );
    return work;
  });
  if (opened.embedded) watchDatabase(env, opened);
  await step("Set-up", async () => {
    const again = await dropHalfSeeded(env, opened);
    const { ownerUrl, superUrl } = opened;
    const { applied } = await setUp({ ownerUrl, passwordOf: viewerPassword, ...(superUrl && { superUrl }) });
    const said = applied > 0 ? `logins, ${applied} migrations, queue` : "unchanged";
    return { said: again ? `${said}; the last seed was cut off and is made anew` : said, value: undefined };
  });
  if (opened.embedded) {
    await step("Demo", async () => {
      const kept = env.DEMO_NOW
        ? "kept as it was, its clock too (npm run demo:clock moves it)"
        : "kept as it was";
      const seeded = (await seedIfEmpty(env, opened)) === "seeded";
      return { said: seeded ? "practices made" : kept, value: undefined };
    });
  }
  return opened;
}

async function open(env: Env): Promise<{ said: string; value: Database }> {
  if (env.DATABASE_URL) return { said: "outside server", value: openOutside(env.DATABASE_URL) };
  const value = await openEmbedded(env);
  return { said: `PostgreSQL ${value.embedded?.how}, port ${value.embedded?.port}`, value };
}

/** The embedded server is not our child: it is watched, and started again on its port when it dies. */
function watchDatabase(env: Env, opened: Database): void {
  let busy = false;
  watch = setInterval(async () => {
    if (busy || ending || !database?.embedded || runs(database.embedded)) return;
    busy = true;
    console.error("• database died: starting it again");
    try {
      const again = openEmbedded(env, opened.embedded?.port);
      opening = again.catch(() => undefined);
      database = await again;
    } catch (error) {
      sayFailure(error);
      void end(1);
    }
    busy = false;
  }, 500);
}

async function serve(env: Env, opened: Database, address: string): Promise<void> {
  await step("Web and worker", async () => {
    const common = childEnvironment({
      NODE_ENV: dev ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DAYWARD_DATABASE: opened.address,
      NODE_OPTIONS: process.env.NODE_OPTIONS,
      DATA_KEYS: env.DATA_KEYS,
      KEYS_DIR: env.DATA_KEYS ? undefined : env.KEYS_DIR,
      LOG_LEVEL: env.LOG_LEVEL,
      POOL_SIZE: String(env.POOL_SIZE),
      NEXTAUTH_URL: env.NEXTAUTH_URL ?? address,
    });
    const web = childEnvironment({
      ...common,
      PORT: String(env.PORT),
      HOST: env.HOST,
      TRUSTED_PROXIES: String(env.TRUSTED_PROXIES),
      // By it the web process knows who brings what came back by text.
      TWILIO_AUTH_TOKEN: env.TWILIO_AUTH_TOKEN,
      NEXTAUTH_SECRET: hkdf("next-auth").toString("base64url"),
    });
    const worker = childEnvironment({
      ...common,
      SMTP_URL: env.SMTP_URL,
      MAIL_FROM: env.MAIL_FROM,
      TWILIO_ACCOUNT_SID: env.TWILIO_ACCOUNT_SID,
      TWILIO_AUTH_TOKEN: env.TWILIO_AUTH_TOKEN,
      TWILIO_FROM: env.TWILIO_FROM,
      TWILIO_URL: env.TWILIO_URL,
    });
    const up = Promise.withResolvers<void>();
    const failed = Promise.withResolvers<never>();
    const gaveUp = (why: string) =>
      failed.reject(new Refusal(why, "See its words above, mend what they say, and start again."));
    const kept = { dataDir: env.DATA_DIR, gaveUp };
    const args = dev ? ["dev"] : [];
    keepers.push(keep({ ...kept, name: "web", file: "scripts/web.ts", args, env: web, isUp: up.resolve }));
    keepers.push(keep({ ...kept, name: "worker", file: "server/worker.ts", env: worker }));
    await Promise.race([failed.promise, up.promise.then(() => ready(env))]);
    for (const keeper of keepers) keeper.neverGiveUp();
    return { said: "ready", value: undefined };
  });
}

async function ready(env: Env): Promise<void> {
  const host = env.HOST === "0.0.0.0" || env.HOST === "::" ? "127.0.0.1" : env.HOST;
  for (const until = performance.now() + 120_000; performance.now() < until; ) {
    const answer = await fetch(`http://${host}:${env.PORT}/api/health/ready`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.status === 200 || ending) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("not ready after 120 s");
}

try {
  const env = await step("Settings", async () => ({ said: dev ? "development" : "read", value: readEnv() }));
  if (env.DATA_KEYS) process.env.DATA_KEYS = env.DATA_KEYS;
  else delete process.env.DATA_KEYS;
  const address = `http://localhost:${env.PORT}`;
  const opened = await prepare(env, address);
  await serve(env, opened, address);
  console.log(`\nDayward is open at ${address} (after ${((performance.now() - began) / 1000).toFixed(1)} s)`);
  const lines = opened.embedded ? await signInLines(address) : [];
  for (const line of lines) console.log(`  ${line}`);
} catch (error) {
  if (!ending) sayFailure(error);
  await end(1);
}
