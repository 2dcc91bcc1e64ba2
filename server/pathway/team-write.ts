import { type Ctx, DomainError, type Tx, toInstant } from "#server/kernel/index.ts";
import { writePart } from "./case-part.ts";
import { knownOf, loadStanding } from "./load-standings.ts";
import { caseToWrite, mustGoOn } from "./own-case.ts";
import type { TeamPart } from "./part-schemas.ts";
import type { OpenedCase } from "./queries.ts";
import { tellReadiness } from "./readiness.ts";
import { decisionOf } from "./rules/decided.ts";
import type { CaseStanding } from "./rules/gates.ts";

export type ToWrite = OpenedCase & { standing: CaseStanding };

/** How a case stands, as far as it can be read from what was opened of it. */
export const standingFor = (tx: Tx, ctx: Ctx, found: OpenedCase): Promise<CaseStanding> =>
  loadStanding(tx, ctx, knownOf(found));

/**
 * A case that those who treat her prepare, with how it stands; nobody else writes on it until the transaction ends. NOT_FOUND where the reader does not treat her; CONFLICT `caseOver`;
 * PRECONDITION_FAILED `undecided` before it was decided to operate. What is written on the day may come
 * until the next one, `everAfter` at any time.
 */
export async function caseInHand(
  tx: Tx,
  ctx: Ctx,
  caseId: string,
  { everAfter = false }: { everAfter?: boolean } = {},
): Promise<ToWrite> {
  const found = await caseToWrite(tx, ctx, caseId);
  const isOpen = everAfter || wasLately(found, ctx.now);
  if (!isOpen || found.summary.state === "withdrawn") mustGoOn(found);
  if (found.contents.procedureId !== null && decisionOf(found.contents)?.outcome !== "operate")
    throw new DomainError("PRECONDITION_FAILED", "undecided");
  return { ...found, standing: await standingFor(tx, ctx, found) };
}

/** Whether it is decided to operate, and not over since more than a day. */
export function isGoing(found: OpenedCase, now: Temporal.Instant): boolean {
  const { state } = found.summary;
  const isOpen = state === "waiting" || state === "booked" || state === "no_show" || wasLately(found, now);
  return isOpen && state !== "withdrawn" && decisionOf(found.contents)?.outcome === "operate";
}

/** The planned end is not the end of the day: she wakes up, and goes home. */
function wasLately({ row }: OpenedCase, now: Temporal.Instant): boolean {
  if (!row.endsAt || row.bookingState !== "booked") return false;
  return now.since(toInstant(row.endsAt)).total("hours") < 24;
}

/** Writes the team's part with what has changed of it, and tells the desk if readiness has. */
export async function writeTeam(
  tx: Tx,
  ctx: Ctx,
  { of, row, standing }: ToWrite,
  change: Partial<TeamPart>,
): Promise<void> {
  const team = { ...standing.team, ...change };
  await writePart(tx, ctx, of, "team", team);
  await tellReadiness(tx, ctx, row.requestId, { ...standing, team });
}

/** Who does it, by name as it is now. */
export async function byWhom(tx: Tx, ctx: Ctx): Promise<{ at: string; byId: string | null; byName: string }> {
  const [row] = await tx.sql<{ name: string }[]>`
    select name from staff where practice_id = ${ctx.practiceId} and staff_id = ${ctx.actorId}`;
  return { at: ctx.now.toString(), byId: ctx.actorId, byName: row?.name ?? "" };
}
