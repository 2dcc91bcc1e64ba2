import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "#db/embedded/refusal.ts";
import type { Env } from "#server/kernel/env.ts";
import { makeKeys, withoutLogin } from "./database.ts";

export type Running = { readonly ownerUrl: string; readonly outside: boolean };

/**
 * The database that a command works on: the outside one, or that of the product running from `DATA_DIR`. Keys and address are set for the viewers'
 * pools. Throws a Refusal where nothing was ever started.
 */
export function runningDatabase(env: Env): Running {
  if (env.DATA_KEYS) process.env.DATA_KEYS = env.DATA_KEYS;
  else delete process.env.DATA_KEYS;
  const file = join(env.DATA_DIR, "database.url");
  if (!env.DATABASE_URL && !existsSync(file))
    throw new Refusal(
      `nothing runs from DATA_DIR ${env.DATA_DIR}`,
      "Run npm start first, with the same DATA_DIR and KEYS_DIR.",
    );
  const ownerUrl = env.DATABASE_URL ?? readFileSync(file, "utf8").trim();
  makeKeys(env);
  process.env.DAYWARD_DATABASE = withoutLogin(ownerUrl);
  return { ownerUrl, outside: env.DATABASE_URL !== undefined };
}
