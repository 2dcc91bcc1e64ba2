import { doorCtx } from "#server/identity/index.ts";
import { newId, type Tx, transact } from "#server/kernel/index.ts";
import { practiceKey } from "#server/kernel/keys.ts";
import { log } from "#server/kernel/log.ts";
import { withoutHidden } from "#server/kernel/words.ts";
import { sealJson } from "#server/privacy/index.ts";
import type { HeardText } from "./message-schemas.ts";
import { replyPlace, STEP } from "./reply-place.ts";
import { type Follows, followsFrom, type HasNumber } from "./rules/follows.ts";
import { type Reply, replyOf } from "./rules/reply.ts";

/** So much is kept of it: what an SMS can hold. */
const LONGEST = 1600;

type Row = Omit<HasNumber, "asked"> & { bookingId: string | null; version: number | null };

/**
 * Takes a text that its provider has signed, once however often it is brought. Of a number that nobody has nothing is kept, not even that it wrote. Answers the practices in which something came of it.
 */
export function hearReply(requestId: string, { from, body, providerId }: HeardText): Promise<string[]> {
  const reply = replyOf(body);
  return transact(doorCtx(null, requestId), async (tx) => {
    const [known] = await tx.sql<{ is: boolean }[]>`select door_text_known(${providerId}) as is`;
    if (known?.is) return [];
    const follows = followsFrom(reply, await whoHas(tx, from));
    if (follows.length === 0) log.info({ requestId }, "a text of nobody's was not kept");
    for (const one of follows) await write(tx, one, { requestId, reply, body, providerId });
    return follows.map(({ practiceId }) => practiceId);
  });
}

async function whoHas(tx: Tx, from: string): Promise<HasNumber[]> {
  const rows = await tx.sql<Row[]>`
    select practice_id as "practiceId", patient_id as "patientId", by_sms as "bySms", quiet, booking_id as "bookingId",
           schedule_version as version
      from door_text_from(${from}) order by patient_id`;
  return rows.map(({ bookingId, version, ...row }) => ({
    ...row,
    asked: bookingId && version !== null ? { bookingId, version } : null,
  }));
}

type Heard = { requestId: string; reply: Reply; body: string; providerId: string };

async function write(tx: Tx, follows: Follows, { requestId, reply, body, providerId }: Heard): Promise<void> {
  const { practiceId, patientIds, what, isShared, asked } = follows;
  const replyId = newId();
  const words = body.split("\n").map(withoutHidden).join("\n").slice(0, LONGEST);
  // A "yes" whose booking has moved meanwhile is for the desk to read, so its words go along.
  const mayBeRead = reply.isRead || what === "call" || what === "confirm";
  const sealed = mayBeRead ? sealJson(practiceKey(practiceId), replyPlace(replyId), words, STEP) : null;
  await tx.sql`
    select door_text_heard(${practiceId}::uuid, ${replyId}::uuid, ${providerId}, ${reply.kind}, ${patientIds}::uuid[], ${what}, ${isShared},
                           ${asked?.bookingId ?? null}::uuid, ${asked?.version ?? null}::int, ${sealed}::bytea, ${requestId})`;
}
