import { type Login, type Pool, type Tx, transactionOver } from "#db/client.ts";
import type { Connection } from "./connections.ts";
import type { Ctx } from "./context.ts";
import { poolOf } from "./pools.ts";
import { siteLock } from "./site-lock.ts";

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
export async function transact<T>(ctx: Ctx, work: Work<T>, { bookedSite }: Lock = {}): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await poolOf(loginOf[ctx.role]).lend((connection) => once(connection, ctx, work, bookedSite));
    } catch (error) {
      if (attempt >= ATTEMPTS || !RETRIED.has(stateOf(error))) throw error;
      await pause(attempt * 5 * (1 + Math.random()));
    }
  }
}

type Work<T> = (tx: Tx) => Promise<T | Last<T>>;
/** The site of which the lock for bookings is held before `work`'s first query reads. */
export type Lock = { readonly bookedSite?: string | undefined };

async function once<T>(connection: Connection, ctx: Ctx, work: Work<T>, siteId?: string): Promise<T> {
  const { sql } = connection;
  const { tx, end } = transactionOver(sql, () => connection.lost);
  // Sent ahead of the first query on the same wire, in order: no round trips of their own.
  const [begin, context] = [sql`begin`.execute(), contextOf(sql, ctx, siteId).execute()];
  const begun = begin.then(() => {
    connection.lost = false;
  });
  const ahead = Promise.all([begun, context]);
  ahead.catch(() => {});
  try {
    const value = await work(tx).catch((error: unknown) => ahead.then(() => Promise.reject(error)));
    const commit = tx.sql`commit`;
    end();
    const last = value instanceof Last ? value.answer : value;
    const [answer, { command }] = await Promise.all([last, commit, ahead]);
    if (command !== "COMMIT") throw new Error("a statement failed, and the work went on as if it had not");
    return answer;
  } catch (error) {
    end();
    // What never began, and what went with its connection, needs none.
    await begun.then(() => (connection.lost ? undefined : sql`rollback`)).catch(() => {});
    throw error;
  }
}

/** The context of one request, for its transaction alone. */
const contextOf = (sql: Pool, ctx: Ctx, siteId?: string) => sql`select
  ${siteId ? sql`${siteLock(sql, ctx, siteId)},` : sql``}
  set_config('app.practice', ${ctx.practiceId ?? ""}, true), set_config('app.actor', ${ctx.actorId ?? ""}, true),
  set_config('app.role', ${ctx.role}, true), set_config('app.now', ${ctx.now.toString()}, true)`;

const stateOf = (error: unknown): string => {
  const code = error instanceof Error ? ((error as { code?: unknown }).code ?? stateOf(error.cause)) : "";
  return typeof code === "string" ? code : "";
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
