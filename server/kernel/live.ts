import { openPool, type Pool } from "#db/client.ts";
import { log } from "./log.ts";
import { addressOf, onClosing } from "./pools.ts";

const CHANNEL = "dayward_changed";

type Told = () => void;
type Live = {
  speaks: Pool;
  hears: Pool;
  listening: Promise<unknown> | null;
  told: Map<string, Set<Told>>;
  /** Of this process alone: what another has counted is not compared with it. */
  name: string;
  counted: Map<string, number>;
};

// Next bundles this module more than once; the connections are one pair a process.
const store = globalThis as typeof globalThis & { daywardLive?: Live | undefined };

function live(): Live {
  if (store.daywardLive) return store.daywardLive;
  const open = (name: string) => openPool(addressOf("viewer_door"), { max: 1, name });
  const made = {
    speaks: open("dayward live"),
    hears: open("dayward hears"),
    listening: null,
    told: new Map(),
    name: crypto.randomUUID().slice(0, 8),
    counted: new Map(),
  };
  store.daywardLive = made;
  onClosing(async () => {
    store.daywardLive = undefined;
    await Promise.all([made.speaks.end({ timeout: 1 }), made.hears.end({ timeout: 1 })]);
  });
  return made;
}

/**
 * Tells every process that something of a practice has changed: its id and nothing else. Sent after what changed is written, and not waited for: whoever misses it sees the change with the next one,
 * or on coming back to the page. Not sent within the transaction, since PostgreSQL lets such commits through one by one.
 */
export function announce(practiceId: string): void {
  live()
    .speaks.notify(CHANNEL, practiceId)
    .catch((error: Error) => log.warn({ reason: error.message }, "a change was not announced"));
}

/** Calls `told` at each change of a practice until the answer is called. Resolves once the process listens. */
export async function onChange(practiceId: string, told: Told): Promise<() => void> {
  const hub = live();
  const those = hub.told.get(practiceId) ?? new Set();
  hub.told.set(practiceId, those.add(told));
  await listening(hub);
  return () => {
    those.delete(told);
    if (those.size === 0) hub.told.delete(practiceId);
  };
}

/**
 * How far this process has heard of a practice's changes. Read before a page is drawn and given back when its stream opens: another answer by then means that something changed in between. It tells of
 * the process and of how often, of nothing else.
 */
export async function changesSoFar(practiceId: string): Promise<string> {
  const hub = live();
  await listening(hub);
  return `${hub.name}.${hub.counted.get(practiceId) ?? 0}`;
}

async function listening(hub: Live): Promise<void> {
  hub.listening ??= hub.hears.listen(CHANNEL, (id) => {
    hub.counted.set(id, (hub.counted.get(id) ?? 0) + 1);
    for (const tell of hub.told.get(id) ?? []) tell();
  });
  await hub.listening.catch((error: Error) => {
    hub.listening = null;
    log.warn({ reason: error.message }, "changes are not listened to");
  });
}
