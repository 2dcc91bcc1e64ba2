import { consentText } from "#server/catalogue/index.ts";
import type { Ctx, Tx } from "#server/kernel/index.ts";
import type { ConsentKind } from "./part-schemas.ts";
import type { ConsentWords } from "./schemas.ts";

/** A consent word for word; null where its version is not there. */
export async function consentWords(
  tx: Tx,
  ctx: Ctx,
  {
    kind,
    templateVersionId,
    procedureName,
  }: { kind: ConsentKind; templateVersionId: string; procedureName: string },
): Promise<ConsentWords | null> {
  const read = await consentText(tx, ctx, templateVersionId);
  if (!read) return null;
  const { content, version, approvedByName, approvedAt, isDemo } = read;
  const { format: _, ...text } = content;
  const about = { kind, templateVersionId, procedureName: kind === "surgery" ? procedureName : null };
  return { ...about, version, approvedByName, approvedAt, isDemo, ...text };
}
