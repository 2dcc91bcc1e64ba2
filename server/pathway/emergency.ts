import {
  authorise,
  type Ctx,
  DomainError,
  invalid,
  lockSiteForChange,
  type Tx,
  transact,
} from "#server/kernel/index.ts";
import { writeClosure } from "#server/practice/index.ts";
import { audit } from "#server/privacy/index.ts";
import { type EmergencyView, ReviewEmergency, StartEmergency } from "./emergency-schemas.ts";
import type { TeamPart } from "./part-schemas.ts";
import { emergenciesOf, isEmergency, reviewBy, reviewed } from "./rules/emergency.ts";
import type { CaseId } from "./schemas.ts";
import { byWhom, caseInHand, writeTeam } from "./team-write.ts";

/**
 * The emergency track: a clinician who treats her passes gates and waits, with a reason, before an operation or after it (she is bleeding). The theatre, when one is named, is shut from this minute on, so
 * that what is booked there is listed to be called and timed anew. A second person looks at it within a day; those before it stay on the case. CONFLICT `emergencyRuns` while one runs that nobody has looked at; BAD_REQUEST `theatreId`; NOT_FOUND.
 */
export async function startEmergency(ctx: Ctx, input: StartEmergency): Promise<CaseId> {
  authorise(ctx, "case:prepare");
  const { caseId, reason, theatreId, minutes } = StartEmergency.parse(input);
  return transact(ctx, async (tx) => {
    const siteId = theatreId && (await lockSiteOf(tx, ctx, theatreId));
    const found = await caseInHand(tx, ctx, caseId, { everAfter: true });
    const { emergency, emergenciesBefore } = found.standing.team;
    if (isEmergency({ emergency }, ctx.now) && !emergency?.review)
      throw new DomainError("CONFLICT", "emergencyRuns");
    if (theatreId && siteId) await shut(tx, ctx, { siteId, theatreId, minutes });
    await writeTeam(tx, ctx, found, {
      emergency: { ...(await byWhom(tx, ctx)), reason, review: null },
      emergenciesBefore: [...emergenciesBefore, ...(emergency ? [emergency] : [])],
    });
    await audit(tx, ctx, { action: "case.emergency", subjectKind: "surgical_case", subjectId: caseId });
    return { caseId };
  });
}

/** The site's lock comes before her case's, as everywhere. */
async function lockSiteOf(tx: Tx, ctx: Ctx, theatreId: string): Promise<string> {
  const [theatre] = await tx.sql<{ siteId: string }[]>`
    select site_id as "siteId" from resource
     where practice_id = ${ctx.practiceId} and resource_id = ${theatreId} and kind = 'theatre' and active`;
  if (!theatre) throw invalid("theatreId", "noTheatre");
  await lockSiteForChange(tx, ctx, theatre.siteId);
  return theatre.siteId;
}

type Shut = { siteId: string; theatreId: string; minutes: number };

/** Where it is shut for the very same time already, by another emergency of this minute, that will do: none is refused for it. */
async function shut(tx: Tx, ctx: Ctx, { siteId, theatreId, minutes }: Shut): Promise<void> {
  const startsAt = ctx.now.round({ smallestUnit: "minute", roundingMode: "floor" });
  await writeClosure(tx, ctx, {
    siteId,
    resourceId: theatreId,
    kind: "closure",
    reason: "other",
    startsAt,
    endsAt: startsAt.add({ minutes }),
  }).catch((error: unknown) => {
    if (!(error instanceof DomainError && error.reason === "closedAlready")) throw error;
  });
}

/** A second person says what she or he thinks of it, and of any before it that nobody has looked at. FORBIDDEN `reviewOther` for who started it; CONFLICT `noEmergency`; NOT_FOUND. */
export async function reviewEmergency(ctx: Ctx, input: ReviewEmergency): Promise<CaseId> {
  authorise(ctx, "case:prepare");
  const { caseId, words } = ReviewEmergency.parse(input);
  return transact(ctx, async (tx) => {
    const found = await caseInHand(tx, ctx, caseId, { everAfter: true });
    const open = emergenciesOf(found.standing.team).filter(({ review }) => review === null);
    if (open.length === 0) throw new DomainError("CONFLICT", "noEmergency");
    if (open.every(({ byId }) => byId === ctx.actorId)) throw new DomainError("FORBIDDEN", "reviewOther");
    await writeTeam(tx, ctx, found, reviewed(found.standing.team, { ...(await byWhom(tx, ctx)), words }));
    await audit(tx, ctx, {
      action: "case.emergency-reviewed",
      subjectKind: "surgical_case",
      subjectId: caseId,
    });
    return { caseId };
  });
}

/** Those of a case as whoever treats her sees them, the latest first. */
export const emergencyViews = (
  team: Pick<TeamPart, "emergency" | "emergenciesBefore">,
  ctx: Ctx,
): EmergencyView[] =>
  emergenciesOf(team).map((one, nth) => {
    const { reason, at, byName, byId, review } = one;
    return {
      ...{ reason, at, byName },
      runs: nth === 0 && isEmergency(team, ctx.now),
      reviewBy: reviewBy(one).toString(),
      review: review && { at: review.at, byName: review.byName, words: review.words },
      mayReview: review === null && byId !== ctx.actorId,
    };
  });
