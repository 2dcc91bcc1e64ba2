import { authorise, type Ctx, DomainError, newId, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { ItemId } from "./answer-schemas.ts";
import { filesInHand } from "./file-in-hand.ts";
import { type FileOf, type KeptFile, MOST_OF_CASE, MOST_OF_ITEM } from "./file-schemas.ts";
import { readable } from "./readable.ts";
import { countOfCase, filesOf } from "./rules/files.ts";
import type { CaseStanding } from "./rules/gates.ts";
import { sealFile } from "./sealed-file.ts";

/**
 * She sends a file that an item asks her for, or somebody who treats her keeps one that came otherwise: sealed, and listed in the answer, both or neither. BAD_REQUEST as `readable` says; NOT_FOUND for a
 * case or an item of files that is not there for the reader; FORBIDDEN for an item of another role; CONFLICT `papersFull`, `papersOfCaseFull` or `caseOver`; PRECONDITION_FAILED `notTheDay`.
 */
export async function addFile(ctx: Ctx, input: ItemId, sent: Uint8Array): Promise<FileOf> {
  authorise(ctx, ctx.role === "patient" ? "my:write" : "case:prepare");
  const { caseId, itemId } = ItemId.parse(input);
  const { kind, bytes } = await readable(sent);
  return transact(ctx, async (tx) => {
    const { part, of, standing, byName, own, write } = await filesInHand(tx, ctx, { caseId, itemId });
    mustHaveRoom(standing, itemId);
    const file: KeptFile = { fileId: newId(), kind, at: ctx.now.toString(), byName };
    const place = { practiceId: ctx.practiceId ?? "", caseId, itemId, fileId: file.fileId };
    await tx.sql`
      insert into case_file (practice_id, file_id, case_id, patient_id, part, sealed)
      values (${ctx.practiceId}, ${file.fileId}, ${caseId}, ${of.patientId}, ${part}, ${sealFile(of.key, place, bytes)})`;
    await write({ ...own, files: [...own.files, file] });
    const subject = { subjectKind: "surgical_case", subjectId: caseId, shown: [file.fileId] };
    await audit(tx, ctx, { action: "case.file-kept", ...subject });
    return { caseId, itemId, fileId: file.fileId };
  });
}

function mustHaveRoom(standing: CaseStanding, itemId: string): void {
  if (filesOf(standing, itemId).length >= MOST_OF_ITEM) throw full("papersFull", MOST_OF_ITEM);
  if (countOfCase(standing) >= MOST_OF_CASE) throw full("papersOfCaseFull", MOST_OF_CASE);
}

const full = (reason: string, count: number) =>
  new DomainError("CONFLICT", reason, { field: "file", params: { count } });
