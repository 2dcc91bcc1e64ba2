import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Login } from "#db/client.ts";
import { startEmbedded, stopEmbedded } from "#db/embedded.ts";
import { as, inDatabase, ownerAddress, setUp } from "#db/setup/index.ts";
import { usePools } from "#server/kernel/index.ts";
import { viewerPassword } from "#server/kernel/keys.ts";

export type Place = {
  readonly ownerUrl: string;
  readonly superUrl: string;
  readonly viewerUrl: (login: Login) => string;
  /** Of each viewer's pool. */
  readonly connections: number;
  readonly end: () => Promise<void>;
};

/** A PostgreSQL of the bench's own with the product's settings and an empty, migrated database; the pools point at it. */
export async function openPlace(connections: number): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "dayward-bench-"));
  chmodSync(folder, 0o711);
  const server = await startEmbedded({
    folder: join(folder, "postgres"),
    log: join(folder, "log"),
    superPassword: viewerPassword("postgres"),
  });
  const ownerUrl = ownerAddress(server.superUrl, viewerPassword);
  await setUp({ superUrl: server.superUrl, ownerUrl, passwordOf: viewerPassword });
  const viewerUrl = (login: Login) => as(ownerUrl, login, viewerPassword(login));
  await usePools(viewerUrl, connections);
  const end = async () => {
    await stopEmbedded(server);
    rmSync(folder, { recursive: true, force: true });
  };
  return { ownerUrl, superUrl: inDatabase(server.superUrl, "dayward"), viewerUrl, connections, end };
}

/** How often per second `work` ends well when so many clients call it again and again for so long. */
export async function rateOf(
  clients: number,
  seconds: number,
  work: (client: number, turn: number) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  const until = began + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let turn = 0; performance.now() < until; turn++) {
        await work(client, turn);
        done++;
      }
    }),
  );
  return done / ((performance.now() - began) / 1000);
}
