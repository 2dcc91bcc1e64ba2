import type { Login } from "#db/client.ts";
import { databaseAddress } from "./address.ts";
import { Connections } from "./connections.ts";
import { readVariable } from "./env.ts";

type Pools = {
  open: Map<Login, Connections>;
  addressOf: (login: Login) => string;
  max: number;
  /** What else is open, and goes with the pools. */
  also: (() => Promise<unknown>)[];
};

// Next bundles this module more than once; the pools are one a process.
const store = globalThis as typeof globalThis & { daywardPools?: Pools };

const pools = (): Pools => {
  store.daywardPools ??= {
    open: new Map(),
    addressOf: databaseAddress,
    max: readVariable("POOL_SIZE"),
    also: [],
  };
  return store.daywardPools;
};

/** Where a login's database is. */
export const addressOf = (login: Login): string => pools().addressOf(login);

/** Closed with the pools. */
export const onClosing = (close: () => Promise<unknown>): void => void pools().also.push(close);

/** The viewer's own small pool, opened at its first use. */
export function poolOf(login: Login): Connections {
  const { open, addressOf, max } = pools();
  const known = open.get(login);
  if (known) return known;
  const pool = new Connections(addressOf(login), { max, name: `dayward ${login}` });
  open.set(login, pool);
  return pool;
}

/** Points every pool at another database (a test's own) and forgets the open ones. */
export async function usePools(
  addressOf: (login: Login) => string,
  max = readVariable("POOL_SIZE"),
): Promise<void> {
  await closePools();
  store.daywardPools = { open: new Map(), addressOf, max, also: [] };
}

export async function closePools(): Promise<void> {
  const open = [...pools().open.values()];
  pools().open.clear();
  const also = pools().also.splice(0);
  await Promise.all([...open.map((pool) => pool.end(3)), ...also.map((close) => close())]);
}
