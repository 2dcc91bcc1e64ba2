import { DomainError, invalid, type PatientCtx, transact } from "#server/kernel/index.ts";
import { countTry, forgetTries } from "./attempts.ts";
import { doorCtx } from "./door.ts";
import { fitsPassphrase } from "./passphrase-hash.ts";

/**
 * The signed-in patient gives her passphrase once more. BAD_REQUEST `passphraseDoesNotFit`; TOO_MANY_REQUESTS `waitToTry` with `minutes` after too many tries, which are counted as those at the
 * door are.
 */
export async function confirmPassphrase(ctx: PatientCtx, passphrase: string): Promise<void> {
  const door = doorCtx(ctx.practiceId, ctx.requestId);
  const key = `${ctx.practiceId}/confirm/${ctx.actorId}`;
  const wait = await countTry("account", key);
  if (wait > 0)
    throw new DomainError("TOO_MANY_REQUESTS", "waitToTry", { params: { minutes: Math.ceil(wait / 60) } });
  const [kept] = await transact(
    door,
    (tx) => tx.sql<{ hash: string | null }[]>`select door_patient_credential(${ctx.actorId}) as hash`,
  );
  if (!(await fitsPassphrase(passphrase, kept?.hash ?? null)))
    throw invalid("passphrase", "passphraseDoesNotFit");
  await forgetTries("account", key);
}
