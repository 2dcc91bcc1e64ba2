import type { Login } from "#db/client.ts";
import { databaseAddress } from "./address.ts";
import { Connections } from "./connections.ts";
import { readVariable } from "./env.ts";

type Pools = { open: Map<Login, Connections>; addressOf: (login: Login) => string; max: number };

// Next bundles this module more than once; the pools are one a process.
const store = globalThis as typeof globalThis & { daywardPools?: Pools };

const pools = (): Pools => {
  store.daywardPools ??= {
    open: new Map(),
    addressOf: databaseAddress,
    max: readVariable("POOL_SIZE"),
  };
  return store.daywardPools;
};

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
  store.daywardPools = { open: new Map(), addressOf, max };
}

export async function closePools(): Promise<void> {
  const open = [...pools().open.values()];
  pools().open.clear();
  await Promise.all(open.map((pool) => pool.end(3)));
}
