import { addressBucket, countTry, doorCtx, takeBackTry } from "#server/identity/index.ts";
import { toInstant, transact } from "#server/kernel/index.ts";
import { hashOf } from "./answer-token.ts";
import type { Answer, LinkView } from "./link-schemas.ts";
import { dayAndTime } from "./rules/facts.ts";

const TOKEN = /^[\w-]{22}$/;

type Row = { slug: string; arrivesAt: string; zone: string; isOpen: boolean };

/** What a link leads to: the day and the hour that it was sent with, and nothing once it has been used, is too old, or the time has moved. Looking changes nothing. */
export async function openLink(requestId: string, token: string, address: string): Promise<LinkView> {
  const row = await tried(token, address, () => look(requestId, token));
  if (!row) return { slug: null, told: null };
  const at = toInstant(row.arrivesAt).epochMilliseconds;
  return { slug: row.slug, told: row.isOpen ? dayAndTime(at, row.zone) : null };
}

/** Takes the one answer of a link; the practice that it is for, or null where it takes none any more. */
export function answerLink(
  requestId: string,
  token: string,
  answer: Answer,
  address: string,
): Promise<string | null> {
  return tried(token, address, () =>
    transact(doorCtx(null, requestId), async (tx) => {
      const [row] = await tx.sql<{ practiceId: string | null }[]>`
        select door_answer(${hashOf(token)}, ${answer}, ${requestId}) as "practiceId"`;
      return row?.practiceId ?? null;
    }),
  );
}

function look(requestId: string, token: string): Promise<Row | null> {
  return transact(doorCtx(null, requestId), async (tx) => {
    const [row] = await tx.sql<Row[]>`
      select slug, arrives_at as "arrivesAt", zone, is_open as "isOpen" from door_link(${hashOf(token)})`;
    return row ?? null;
  });
}

/** Whoever tries many that are none waits; a right one does not count. */
async function tried<T>(token: string, address: string, look: () => Promise<T | null>): Promise<T | null> {
  const bucket = addressBucket(address);
  if (!TOKEN.test(token) || (await countTry("link", bucket)) > 0) return null;
  const found = await look();
  if (found) await takeBackTry("link", bucket);
  return found;
}
