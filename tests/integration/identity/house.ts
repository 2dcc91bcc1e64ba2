import { doorCtx, hashPassphrase, signIn } from "#server/identity/index.ts";
import type { Begun } from "#server/identity/sign-in-schemas.ts";
import { closePools, usePools } from "#server/kernel/index.ts";
import { createTestDatabase } from "#tests/support/cluster.ts";
import { playScene, Rows, type Scene } from "#tests/support/scene.ts";

export const PASSPHRASE = "violet ladder hums at noon";

export type House = Awaited<ReturnType<typeof openHouse>>;

/** Two practices whose staff and patients have sign-ins: staff by their e-mail, patients as `ana` and `bea`, everybody with the same passphrase. */
export async function openHouse() {
  const database = await createTestDatabase();
  await usePools(database.viewerUrl, 8);
  const rows = new Rows(database.superUrl);
  const [here, there] = [await playScene(rows), await playScene(rows)];
  const kept = await hashPassphrase(PASSPHRASE);
  for (const scene of [here, there]) await rows.add(["credential", ...credentials(scene, kept)]);
  return {
    database,
    rows,
    here,
    there,
    kept,
    slug: `linden-${here.practiceId.slice(-6)}`,
    close: async () => {
      await closePools();
      await rows.end();
      await database.drop();
    },
  };
}

function credentials(scene: Scene, kept: string) {
  const of = (kind: string, id: string, name: string) => ({
    practice_id: scene.practiceId,
    account_kind: kind,
    account_id: id,
    sign_in_name: name,
    passphrase_hash: kept,
    changed_at: "2026-06-01T08:00:00Z",
  });
  return [
    ...Object.entries(scene.people).map(([name, id]) => of("staff", id, emailOf(name))),
    ...Object.entries(scene.patients).map(([name, id]) => of("patient", id, name)),
  ];
}

export const emailOf = (name: string): string => `${name}@linden.test`.toLowerCase();

let lastAddress = 0;
/** An address that nobody tried from before. */
export const newAddress = (): string =>
  `10.${++lastAddress >> 16}.${(lastAddress >> 8) & 255}.${lastAddress & 255}`;

/** Tries to sign in at a practice (none: nobody has that address). */
export const tryToSignIn = (
  practiceId: string | null,
  name: string,
  passphrase = PASSPHRASE,
  { address = newAddress(), at = Temporal.Now.instant() } = {},
) => signIn(doorCtx(practiceId, "request-door", at), { name, passphrase }, address);

/** Signs in, or fails the test. */
export async function signedIn(
  practiceId: string,
  name: string,
  at = Temporal.Now.instant(),
): Promise<Begun> {
  const tried = await tryToSignIn(practiceId, name, PASSPHRASE, { at });
  if ("refused" in tried) throw new Error(`${name} could not sign in: ${tried.refused}`);
  return tried.begun;
}

type Noted = {
  action: string;
  actor_id: string | null;
  subject_id: string | null;
  subject_kind: string;
  role: string;
};

/** The newest audit rows of a practice, newest last. */
export async function audited({ rows }: House, practiceId: string, last: number): Promise<Noted[]> {
  const found = await rows.sql<Noted[]>`
    select action, actor_id, subject_id, subject_kind, role from audit_event
     where practice_id = ${practiceId} order by event_id desc limit ${last}`;
  return [...found].reverse();
}
