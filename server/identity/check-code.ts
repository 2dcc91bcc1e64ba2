import { type DoorCtx, transact } from "#server/kernel/index.ts";
import { countTry, takeBackTry } from "./attempts.ts";
import { addressBucket } from "./rules/address.ts";
import { typedCode, typedWords } from "./rules/code.ts";
import { codeHash, wordsHash } from "./secrets.ts";
import { TypedCode } from "./sign-in-schemas.ts";

/** Whose code it is: a colleague's sign-in name is the e-mail address of the account, a patient picks hers. */
export type CodeHolder = {
  readonly kind: "staff" | "patient";
  readonly accountId: string;
  readonly email: string | null;
  readonly hashes: { readonly code: Uint8Array; readonly words: Uint8Array };
};
export type CheckedCode =
  | { readonly holder: CodeHolder }
  | { readonly refused: "wrongCode" }
  | { readonly refused: "waitToTry"; readonly minutes: number };

type Row = { account_kind: CodeHolder["kind"]; account_id: string; email: string | null };

/**
 * Code and spoken words of a first access. Wrong, expired, used, void or out of tries: one answer. Words that do not fit cost the code one of its
 * five tries; codes that are nobody's count against the address.
 */
export async function checkCode(door: DoorCtx, input: TypedCode, address: string): Promise<CheckedCode> {
  const given = TypedCode.parse(input);
  const bucket = addressBucket(address);
  const wait = await countTry("codeAddress", bucket);
  if (wait > 0) return { refused: "waitToTry", minutes: Math.ceil(wait / 60) };
  const code = typedCode(given.code);
  if (!door.practiceId || !code) return { refused: "wrongCode" };
  const hashes = {
    code: codeHash(door.practiceId, code),
    words: wordsHash(door.practiceId, code, typedWords(given.words)),
  };
  const [row] = await transact(
    door,
    (tx) => tx.sql<Row[]>`select * from door_code(${hashes.code}, ${hashes.words}, ${door.requestId})`,
  );
  if (!row) return { refused: "wrongCode" };
  await takeBackTry("codeAddress", bucket);
  return { holder: { kind: row.account_kind, accountId: row.account_id, email: row.email, hashes } };
}
