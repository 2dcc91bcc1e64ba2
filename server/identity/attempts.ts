import { createHmac } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { hkdf } from "#server/kernel/keys.ts";
import { poolOf } from "#server/kernel/pools.ts";
import { type AttemptKind, limits } from "./rules/limits.ts";

type Query = { text: string; values: (string | number | null)[] };

// Counters stand outside transactions: what is refused must still count. The library's own statements, with their parameters bound.
const store = {
  query: async ({ text, values }: Query) => {
    const rows = await poolOf("viewer_door").lend(({ sql }) => sql.unsafe(text, values));
    return { rows, rowCount: rows.count };
  },
};

const limiters = new Map<AttemptKind, RateLimiterPostgres>();

function limiterOf(kind: AttemptKind): RateLimiterPostgres {
  const known = limiters.get(kind);
  if (known) return known;
  const { tries, seconds } = limits.attempts[kind];
  const limiter = new RateLimiterPostgres({
    storeClient: store,
    storeType: "client",
    schemaName: "limits",
    tableName: "attempt",
    tableCreated: true,
    keyPrefix: kind,
    points: tries,
    duration: seconds,
    blockDuration: seconds,
  });
  limiters.set(kind, limiter);
  return limiter;
}

/** Keys are hashed with a secret: neither names nor addresses stand in the table. */
const keyOf = (key: string): string => createHmac("sha256", hkdf("attempts")).update(key).digest("base64url");

/** Counts a try, before its outcome is known, so that many at once cannot slip through. Answers the seconds to wait, 0 when it may go on. */
export async function countTry(kind: AttemptKind, key: string): Promise<number> {
  try {
    await limiterOf(kind).consume(keyOf(key));
    return 0;
  } catch (stopped) {
    if (stopped instanceof RateLimiterRes) return Math.max(1, Math.ceil(stopped.msBeforeNext / 1000));
    throw stopped;
  }
}

/** It was the right one: that account's tries begin anew. */
export async function forgetTries(kind: AttemptKind, key: string): Promise<void> {
  await limiterOf(kind).delete(keyOf(key));
}

/** It was the right one: it does not count against an address that others use too; what failed before still does. */
export async function takeBackTry(kind: AttemptKind, key: string): Promise<void> {
  await limiterOf(kind).reward(keyOf(key));
}
