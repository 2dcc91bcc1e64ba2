import { drizzleOver, type Login, type Tx } from "#db/client.ts";
import type { Ctx } from "./context.ts";
import { poolOf } from "./pools.ts";

const loginOf: Record<Ctx["role"], Login> = {
  door: "viewer_door",
  desk: "viewer_desk",
  nurse: "viewer_clinician",
  surgeon: "viewer_clinician",
  anaesthetist: "viewer_clinician",
  manager: "viewer_manager",
  patient: "viewer_patient",
  worker: "worker",
};

const RETRIED = new Set(["40001", "40P01"]);
const ATTEMPTS = 6;

/**
 * The last statement of a transaction, sent together with its COMMIT, which spares a round trip. It must fail by itself where nothing may be committed:
 * then all is rolled back, and its error is the transaction's.
 */
export class Last<T> {
  readonly answer: Promise<T>;
  constructor(answer: Promise<T>) {
    this.answer = answer;
    answer.catch(() => {});
  }
}

/**
 * The only way to the database: one transaction on the viewer's own login, with practice, actor, role and time set for it alone. Serialization
 * failures and deadlocks are retried whole, so `work` must have no effect outside the transaction.
 */
export async function transact<T>(ctx: Ctx, work: (tx: Tx) => Promise<T | Last<T>>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(ctx, work);
    } catch (error) {
      if (attempt >= ATTEMPTS || !RETRIED.has(stateOf(error))) throw error;
      await pause(attempt * 5 * (1 + Math.random()));
    }
  }
}

async function once<T>(ctx: Ctx, work: (tx: Tx) => Promise<T | Last<T>>): Promise<T> {
  const done = await poolOf(loginOf[ctx.role]).begin(async (sql) => {
    // Sent ahead of the first query on the same wire, in order: no extra round trip.
    const context = sql`select
      set_config('app.practice', ${ctx.practiceId ?? ""}, true), set_config('app.actor', ${ctx.actorId ?? ""}, true),
      set_config('app.role', ${ctx.role}, true), set_config('app.now', ${ctx.now.toString()}, true)`.execute();
    context.catch(() => {});
    let db: Tx["db"] | undefined;
    const value = await work({
      sql,
      get db() {
        db ??= drizzleOver(sql);
        return db;
      },
    });
    await context;
    return { value };
  });
  const value = done.value as T | Last<T>;
  return value instanceof Last ? await value.answer : value;
}

const stateOf = (error: unknown): string => {
  const code = error instanceof Error ? ((error as { code?: unknown }).code ?? stateOf(error.cause)) : "";
  return typeof code === "string" ? code : "";
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
