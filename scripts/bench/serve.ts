import { fork, spawn } from "node:child_process";
import { join } from "node:path";
import { freePort } from "#db/embedded.ts";
import { demoSignIns } from "#db/seed/sign-ins.ts";
import { doorCtx, findPractice, signIn } from "#server/identity/index.ts";
import { hkdf } from "#server/kernel/keys.ts";
import { withoutLogin } from "../launch/database.ts";
import type { Place } from "./place.ts";

const root = join(import.meta.dirname, "../..");

export type Served = { readonly address: string; readonly end: () => Promise<void> };

function signInOf(wanted: "desk" | "nurse") {
  const found = demoSignIns().find(({ practice, role }) => practice === "linden" && role === wanted);
  if (!found) throw new Error(`the demo has no ${wanted}`);
  return found;
}
export const [desk, nurse] = [signInOf("desk"), signInOf("nurse")];

/** The product's web server over this database, from a build that has the bench's empty pages too. */
export async function serveBench(place: Place): Promise<Served> {
  await build();
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    DAYWARD_BENCH: "1",
    DAYWARD_DATABASE: withoutLogin(place.ownerUrl),
    PORT: String(port),
    HOST: "127.0.0.1",
    NEXTAUTH_URL: `http://localhost:${port}`,
    NEXTAUTH_SECRET: hkdf("next-auth").toString("base64url"),
    LOG_LEVEL: "error",
  };
  const web = fork(join(root, "scripts/web.ts"), [], { cwd: root, env, stdio: "inherit" });
  const address = `http://localhost:${port}`;
  for (const until = performance.now() + 30_000; performance.now() < until; ) {
    const answer = await fetch(`${address}/api/health/live`).catch(() => undefined);
    if (answer?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const ended = new Promise((resolve) => web.once("exit", resolve));
  return {
    address,
    end: async () => {
      web.kill("SIGTERM");
      await ended;
    },
  };
}

async function build(): Promise<void> {
  const next = join(root, "node_modules/next/dist/bin/next");
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    DAYWARD_BENCH: "1",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error("the bench's build failed");
}

/** A session of the demo as the browser holds it: the cookie's line. */
export async function sessionOf(slug: string, name: string, passphrase: string): Promise<string> {
  const found = await findPractice(slug, "bench");
  const tried = await signIn(doorCtx(found?.practiceId ?? null, "bench"), { name, passphrase }, "127.0.0.1");
  if (!("begun" in tried)) throw new Error(`${name} cannot sign in: ${tried.refused}`);
  return `__Host-dayward=${tried.begun.practiceId}.${tried.begun.secret}`;
}
