import { transact } from "#server/kernel/index.ts";
import { doorCtx } from "./door.ts";
import { Slug } from "./sign-in-schemas.ts";

export type PracticeAtDoor = { readonly practiceId: string; readonly slug: string; readonly name: string };

/** The practice that has this word as its address, or null. Its name is for rules about passphrases; no page before sign-in shows it. */
export async function findPractice(slug: string, requestId: string): Promise<PracticeAtDoor | null> {
  if (!Slug.safeParse(slug).success) return null;
  return transact(doorCtx(null, requestId), async (tx) => {
    const [row] = await tx.sql<{ practice_id: string; name: string }[]>`select * from door_practice(${slug})`;
    return row ? { practiceId: row.practice_id, slug, name: row.name } : null;
  });
}
