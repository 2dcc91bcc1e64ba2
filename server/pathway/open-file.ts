import { authorise, type Ctx, notFound, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { writePart } from "./case-part.ts";
import { FileId, type PaperKind } from "./file-schemas.ts";
import { myStandings } from "./my-standings.ts";
import { caseToWrite } from "./own-case.ts";
import type { Of } from "./queries.ts";
import { type Found, fileAnswerIn, findFile } from "./rules/files.ts";
import type { CaseStanding } from "./rules/gates.ts";
import { unsealFile } from "./sealed-file.ts";
import { byWhom, standingFor } from "./team-write.ts";

/** `number`: of the item's files, from 1. */
export type OpenedFile = { kind: PaperKind; number: number; bytes: Buffer };

/** One file, for those who treat her and for herself. NOT_FOUND; the opening is audited, and the first by those who treat her ends her own right to take it back. */
export async function openFile(ctx: Ctx, input: FileId): Promise<OpenedFile> {
  authorise(ctx, ctx.role === "patient" ? "my:read" : "case:read");
  const { fileId } = FileId.parse(input);
  return transact(ctx, async (tx) => {
    const caseId = await caseOf(tx, ctx, fileId);
    const known = await knownCase(tx, ctx, caseId);
    const found = known && findFile(known.standing, fileId);
    if (!known || !found) throw notFound("file");
    const [row] = await tx.sql<{ sealed: Buffer }[]>`
      select sealed from case_file where practice_id = ${ctx.practiceId} and file_id = ${fileId}`;
    if (!row) throw notFound("file");
    const place = { practiceId: ctx.practiceId ?? "", caseId, itemId: found.itemId, fileId };
    const bytes = unsealFile(known.of.key, place, row.sealed);
    if (ctx.role !== "patient" && !found.seen) await markSeen(tx, ctx, known, found);
    const subject = { subjectKind: "surgical_case", subjectId: caseId, shown: [fileId] };
    await audit(tx, ctx, { action: "case.file-opened", ...subject });
    return { kind: found.file.kind, number: found.number, bytes };
  });
}

type Known = { of: Of; standing: CaseStanding };

async function caseOf(tx: Tx, ctx: Ctx, fileId: string): Promise<string> {
  const [row] = await tx.sql<{ caseId: string }[]>`
    select case_id as "caseId" from case_file where practice_id = ${ctx.practiceId} and file_id = ${fileId}`;
  if (!row) throw notFound("file");
  return row.caseId;
}

async function knownCase(tx: Tx, ctx: Ctx, caseId: string): Promise<Known | null> {
  if (ctx.role === "patient") return (await myStandings(tx, ctx, { caseId, everAfter: true }))[0] ?? null;
  const found = await caseToWrite(tx, ctx, caseId);
  return { of: found.of, standing: await standingFor(tx, ctx, found) };
}

/** Beside the files of those who treat her, whoever sent this one. What they have answered else stays as it is. */
async function markSeen(tx: Tx, ctx: Ctx, { of, standing }: Known, { itemId, file }: Found): Promise<void> {
  const { team } = standing;
  const before = team.answers[itemId] ?? { ...(await byWhom(tx, ctx)), forStart: null };
  const own = fileAnswerIn(team.answers[itemId]) ?? {
    kind: "file" as const,
    files: [],
    seen: [],
    removed: [],
  };
  const answer = { ...before, value: { ...own, seen: [...own.seen, file.fileId] } };
  await writePart(tx, ctx, of, "team", { ...team, answers: { ...team.answers, [itemId]: answer } });
}
