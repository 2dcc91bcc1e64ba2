import { hash, verify } from "@node-rs/argon2";
import { passphraseForm } from "./rules/passphrase.ts";

/** Argon2id with 19 MiB, two passes, one lane: OWASP's first choice. Every hash is made with these, so that every check lasts as long. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

export const hashPassphrase = (passphrase: string): Promise<string> => hash(passphraseForm(passphrase), cost);

let nobodys: Promise<string> | undefined;

/** Whether the passphrase fits; against no hash it works as long on one that fits nothing, and says no. */
export async function fitsPassphrase(passphrase: string, kept: string | null): Promise<boolean> {
  nobodys ??= hashPassphrase(crypto.randomUUID());
  const fits = await verify(kept ?? (await nobodys), passphraseForm(passphrase));
  return fits && kept !== null;
}
