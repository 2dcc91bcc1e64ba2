import {
  authorise,
  type Ctx,
  DomainError,
  newId,
  notFound,
  type Tx,
  transact,
} from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { bookingOfToday } from "./day-booking.ts";
import { type CancelledOnDay, CancelOnDay, type DayReason } from "./day-cancel-schemas.ts";
import { byWhom, caseInHand, type ToWrite, writeTeam } from "./team-write.ts";

/** So many are kept of one case: the latest. */
const KEPT = 10;

const askedBy = {
  clinical: "practice",
  patient_wish: "patient",
  not_prepared: "practice",
} as const satisfies Record<DayReason, string>;

/**
 * Calls an operation of today off, by those who treat her and before she goes into theatre: its time is free at once, no step follows, and its request waits again. The desk reads which kind of reason
 * it was; the words are sealed with the team's part of the case. PRECONDITION_FAILED `inTheatre`, `notTheDay`; CONFLICT `notBooked`; NOT_FOUND.
 */
export async function cancelOnDay(ctx: Ctx, input: CancelOnDay): Promise<CancelledOnDay> {
  authorise(ctx, "case:prepare");
  const { bookingId, reason, words } = CancelOnDay.parse(input);
  return transact(ctx, async (tx) => {
    const booking = await bookingOfToday(tx, ctx, bookingId);
    if (booking.taken.has("in_theatre")) throw new DomainError("PRECONDITION_FAILED", "inTheatre");
    const found = await caseOf(tx, ctx, booking.requestId);
    const { cancelled } = found.standing.team;
    const one = { ...(await byWhom(tx, ctx)), bookingId, reason, words };
    // Written while she is treated here: who has not come is nobody's patient of today once it is called off.
    await writeTeam(tx, ctx, found, { cancelled: [...cancelled, one].slice(-KEPT) });
    await audit(tx, ctx, {
      action: "booking.cancelled",
      subjectKind: "booking",
      subjectId: bookingId,
      fields: ["state"],
    });
    const [row] = await tx.sql<{ version: number | null }[]>`
      select cancel_on_the_day(${bookingId}, ${newId()}, ${reason}, ${askedBy[reason]}) as version`;
    if (!row?.version) throw new DomainError("CONFLICT", "notBooked");
    return { bookingId, reason, at: one.at };
  });
}

async function caseOf(tx: Tx, ctx: Ctx, requestId: string | null): Promise<ToWrite> {
  const [known] = await tx.sql<{ caseId: string }[]>`
    select case_id as "caseId" from surgical_case
     where practice_id = ${ctx.practiceId} and request_id = ${requestId}`;
  if (!known) throw notFound("booking");
  return caseInHand(tx, ctx, known.caseId, { everAfter: true });
}
