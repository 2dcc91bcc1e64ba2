import { changeIsSafe, proceduresFor } from "#server/catalogue/index.ts";
import { dateAt } from "#server/kernel/dates.ts";
import { type Ctx, DomainError, invalid, type Tx, toInstant } from "#server/kernel/index.ts";
import type { ChangeCase } from "./change-schemas.ts";
import { isInTheatre } from "./in-theatre.ts";
import { type AskedFor, type Judged, judge } from "./lawful-case.ts";
import { knownOf, loadStanding } from "./load-standings.ts";
import { canCome, type KeptOffer, offerOf, refused } from "./offer.ts";
import { mustGoOn, ownCase } from "./own-case.ts";
import { type OpenedCase, waitingProcedures } from "./queries.ts";
import { nextContents } from "./rules/changed.ts";
import type { Anaesthesia, CaseStanding } from "./rules/gates.ts";
import { ageToday } from "./rules/wait.ts";
import { standingOf } from "./standing.ts";
import { standingFor } from "./team-write.ts";

/** A change of a case, allowed but not written: how it stands before and would stand after, and what the law would say of it. */
export type PlannedChange = {
  readonly found: OpenedCase;
  readonly before: CaseStanding;
  readonly after: CaseStanding;
  readonly judged: Judged;
  /** `YYYY-MM-DD` at the site; null: it has no date. */
  readonly bookedOn: string | null;
  readonly variantChanges: boolean;
  /** The desk has it already, booked or to be booked. */
  readonly deskHas: boolean;
};

/**
 * Asks of a change what opening a case asks: policy, privilege, age, opt-outs, the rule of three, the approved texts; with the day that is booked for the day wished for. The caller holds the
 * catalogue. Errors as `changeCase`.
 */
export async function planChange(tx: Tx, ctx: Ctx, wish: ChangeCase): Promise<PlannedChange> {
  const found = await ownCase(tx, ctx, wish.caseId);
  mustGoOn(found);
  if (found.contents.procedureId === null) throw new DomainError("CONFLICT", "importedCase");
  const { row, contents } = found;
  // Who taps "in theatre" holds the lock of her cases too: it was tapped before, or will be refused.
  if (await isInTheatre(tx, ctx, row.bookingId)) throw new DomainError("CONFLICT", "inTheatre");
  const bookedOn = bookedDay(row);
  const variantChanges = wish.variantId !== row.variantId;
  if (variantChanges && bookedOn)
    throw new DomainError("CONFLICT", "bookedOtherwise", { field: "variantId" });
  const offer = await offerFor(tx, ctx, found, wish, bookedOn);
  const next = nextContents(contents, { ...wish, from: row.variantId, offer });
  const anaesthesia: Anaesthesia = offer?.anaesthesia ?? row.anaesthesia;
  const [before, loaded] = [
    await standingFor(tx, ctx, found),
    await loadStanding(tx, ctx, { ...knownOf(found), contents: next, anaesthesia }),
  ];
  // Who let a gate pass did so for the operation of then.
  const waivers = next.procedureId === contents.procedureId ? loaded.team.waivers : [];
  const after = { ...loaded, team: { ...loaded.team, waivers } };
  const judged = await lawAfter(tx, ctx, { ...row, contents: next, hers: after.hers });
  mustFitTheDay(judged, next.procedureId === contents.procedureId ? null : bookedOn);
  const deskHas = await isAtDesk(tx, ctx, row.requestId);
  return { found, before, after, judged, bookedOn, variantChanges, deskHas };
}

async function lawAfter(tx: Tx, ctx: Ctx, asked: AskedFor): Promise<Judged> {
  const judged = await judge(tx, ctx, asked);
  if (!judged) throw new Error("no law of what was just offered");
  return judged;
}

const bookedDay = ({ bookingState, startsAt, zone }: OpenedCase["row"]): string | null =>
  bookingState === "booked" && startsAt ? dateAt(toInstant(startsAt), zone) : null;

/** What is offered of another procedure or variant; null where both stay and nothing new is asked for. */
async function offerFor(
  tx: Tx,
  ctx: Ctx,
  { row, contents, of }: OpenedCase,
  wish: ChangeCase,
  bookedOn: string | null,
): Promise<KeptOffer | null> {
  const { procedureId, variantId } = wish;
  const from = contents.procedureId ?? "";
  const [today, age] = dayOf(ctx, row);
  if (procedureId === from && variantId === row.variantId) {
    const offered = await proceduresFor(tx, ctx, row.siteId, { on: today, age });
    const sided = offered.find((one) => one.procedureId === from)?.sided ?? contents.side !== null;
    if (sided !== (wish.side !== undefined)) throw invalid("side", sided ? "sideMissing" : "noSide");
    return null;
  }
  const her = await standingOf(tx, ctx, row.patientId, row.siteId);
  const notBefore = bookedOn ?? [row.notBefore, today].toSorted()[1] ?? today;
  const { patientId, siteId } = row;
  const offer = await offerOf(tx, ctx, { ...wish, patientId, siteId, notBefore }, her);
  if (procedureId === from) return offer;
  if ((await waitingProcedures(tx, ctx, patientId, of.caseId)).has(procedureId))
    throw new DomainError("CONFLICT", "alreadyRequested");
  const change = { siteId, from, to: procedureId, checklistId: contents.checklistVersionId, age };
  if (variantId === row.variantId && (await isAtDesk(tx, ctx, row.requestId)))
    for (const on of [today, notBefore])
      if (!(await changeIsSafe(tx, ctx, { ...change, on })))
        throw new DomainError("PRECONDITION_FAILED", "changeShows", { field: "procedureId" });
  return offer;
}

function dayOf(ctx: Ctx, { birthDate, zone }: OpenedCase["row"]): [today: string, age: number | null] {
  const today = dateAt(ctx.now, zone);
  return [today, ageToday({ birthDate, today })];
}

async function isAtDesk(tx: Tx, ctx: Ctx, requestId: string): Promise<boolean> {
  const [had] = await tx.sql`
    select 1 from scheduling_request r left join request_law l using (practice_id, request_id)
     where r.practice_id = ${ctx.practiceId} and r.request_id = ${requestId}
       and (r.state = 'booked' or l.request_id is null or l.lawful_from is not null)`;
  return had !== undefined;
}

/** A date that is booked is a commitment: another procedure whose law forbids that day, or lets nothing be booked yet, waits until it is cancelled or moved. */
function mustFitTheDay({ refusalOn, keptByWait }: Judged, bookedOn: string | null): void {
  if (!bookedOn) return;
  const refusal = refusalOn(bookedOn);
  if (refusal && !canCome(refusal)) throw refused({ ...refusal, field: null });
  if (refusal || keptByWait) throw new DomainError("CONFLICT", "bookedTooEarly", { field: "procedureId" });
}
