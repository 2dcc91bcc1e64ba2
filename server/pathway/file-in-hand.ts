import type { Item } from "#server/catalogue/checklist-schemas.ts";
import { type Ctx, DomainError, forbidden, notFound, type Tx } from "#server/kernel/index.ts";
import { mayAnswer } from "./answer-item.ts";
import type { FileAnswer } from "./file-schemas.ts";
import { itemIn } from "./item-in.ts";
import { myCaseInHand, writeHers } from "./my-standings.ts";
import type { Of } from "./queries.ts";
import { fileAnswerIn } from "./rules/files.ts";
import { type CaseStanding, countsToday } from "./rules/gates.ts";
import { byWhom, caseInHand, writeTeam } from "./team-write.ts";

/** A case whose files change, and the writer's own part of an item's answer. */
export type FilesInHand = {
  part: "hers" | "team";
  of: Of;
  standing: CaseStanding;
  byName: string;
  own: FileAnswer;
  /** Writes the own part of the answer anew, and tells the desk if readiness has changed. */
  write: (own: FileAnswer) => Promise<void>;
};

const NONE: FileAnswer = { kind: "file", files: [], seen: [], removed: [] };

/** A case of the signed-in patient's or of the treating team's, to keep or take out a file of an item. NOT_FOUND, FORBIDDEN, CONFLICT, PRECONDITION_FAILED as for any answer. */
export async function filesInHand(
  tx: Tx,
  ctx: Ctx,
  { caseId, itemId }: { caseId: string; itemId: string },
): Promise<FilesInHand> {
  if (ctx.role !== "patient") return ofTeam(tx, ctx, caseId, itemId);
  const found = await myCaseInHand(tx, ctx, caseId);
  const { of, standing } = found;
  if (fileItem(standing, itemId).owner !== "patient") throw notFound("item");
  const { [itemId]: before, ...others } = standing.hers.answers;
  const answer = { at: ctx.now.toString(), byId: null, byName: "", forStart: startOf(standing) };
  const write = (value: FileAnswer) =>
    writeHers(tx, ctx, found, {
      answers: value.files.length > 0 ? { ...others, [itemId]: { ...answer, value } } : others,
    });
  return { part: "hers", of, standing, byName: "", own: fileAnswerIn(before) ?? NONE, write };
}

async function ofTeam(tx: Tx, ctx: Ctx, caseId: string, itemId: string): Promise<FilesInHand> {
  const found = await caseInHand(tx, ctx, caseId);
  const { of, standing } = found;
  const item = fileItem(standing, itemId);
  if (!mayAnswer(ctx.role, item)) throw forbidden();
  if (!countsToday(standing, item, ctx.now)) throw new DomainError("PRECONDITION_FAILED", "notTheDay");
  const by = await byWhom(tx, ctx);
  const { answers } = standing.team;
  const write = (value: FileAnswer) =>
    writeTeam(tx, ctx, found, {
      answers: { ...answers, [itemId]: { ...by, forStart: startOf(standing), value } },
    });
  const own = fileAnswerIn(answers[itemId]) ?? NONE;
  return { part: "team", of, standing, byName: by.byName, own, write };
}

function fileItem(standing: CaseStanding, itemId: string): Item {
  const item = itemIn(standing, itemId);
  if (item.kind !== "file") throw notFound("item");
  return item;
}

const startOf = ({ startsAt }: CaseStanding): string | null => startsAt?.toString() ?? null;
