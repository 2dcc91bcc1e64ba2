import { DomainError } from "#server/kernel/index.ts";

/** Uploads in work at the same time: of one person, and in a process. Each holds its file in memory. */
const MOST_OF_ONE = 3;
const MOST_AT_ALL = 24;

// Next bundles this module more than once; what is counted is one number a process.
const store = globalThis as typeof globalThis & { daywardUploads?: Map<string, number> };
const inWork = () => (store.daywardUploads ??= new Map());

/** Does `work`, an upload from its first byte on. TOO_MANY_REQUESTS `papersBusy` where too many are in work already: nothing is read of it. */
export async function takingTurn<T>(personId: string, work: () => Promise<T>): Promise<T> {
  const counts = inWork();
  const hers = counts.get(personId) ?? 0;
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (hers >= MOST_OF_ONE || all >= MOST_AT_ALL) throw new DomainError("TOO_MANY_REQUESTS", "papersBusy");
  counts.set(personId, hers + 1);
  try {
    return await work();
  } finally {
    const left = (counts.get(personId) ?? 1) - 1;
    if (left > 0) counts.set(personId, left);
    else counts.delete(personId);
  }
}
