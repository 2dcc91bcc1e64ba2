import { authorise, type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { Remembered } from "#server/kernel/remembered.ts";
import { audit } from "#server/privacy/index.ts";
import { bookingLine, shownPatients } from "./board-lines.ts";
import { isoOf } from "./epoch.ts";
import { loadSuspects, type Suspect, type Suspects } from "./load-suspects.ts";
import { exceptionsOf, hoursOf } from "./open-rows.ts";
import { NOTHING_ACCEPTED } from "./placing.ts";
import { usualHours } from "./rules/hours.ts";
import { unfounded } from "./rules/standing.ts";
import { OrphansOf, type OrphanView } from "./schemas.ts";

/**
 * The bookings to come at a site that a closure, changed hours, an illness or a room out of use has left without ground, by hour: to be called and moved. What was
 * taken outside hours on purpose stands, unless it is closed, and who is in theatre already is called no more. The names shown are audited.
 */
export async function orphans(ctx: Ctx, input: OrphansOf): Promise<OrphanView[]> {
  authorise(ctx, "schedule:read");
  const { siteId } = OrphansOf.parse(input);
  return transact(ctx, async (tx) => {
    const suspects = await loadSuspects(tx, ctx, siteId);
    const lines = new Map<string, OrphanView>();
    for (const claim of suspects.claims) {
      const why = claim.goneIn || lines.has(claim.bookingId) ? null : whyOf(siteId, suspects, claim);
      if (why) lines.set(claim.bookingId, lineOf(siteId, suspects, claim, why));
    }
    const found = [...lines.values()].sort((a, b) => Date.parse(hourOf(a)) - Date.parse(hourOf(b)));
    const shown = shownPatients(found.flatMap(({ booking }) => booking ?? []));
    if (shown.length > 0) await audit(tx, ctx, { action: "orphans.listed", subjectKind: "patient", shown });
    return found;
  });
}

/** The hour that is shown: the booking's own, which may begin with a bay before it; what is only "occupied" has its claim's. */
const hourOf = ({ booking, startsAt }: OrphanView) => booking?.startsAt ?? startsAt;

/** The plan by which everything at a site stood, and since when (epoch ms). */
const founded = new Remembered<{ readonly revision: string; readonly since: number }>();

/**
 * The ids of the same, for boards: they mark those of their bookings, and count all. Nobody is named by it. Under one plan (its `revision` as the caller read it)
 * nothing loses its ground: who books, moves or restores asks the plan, and an import makes it another. So what once stood is not looked at again.
 */
export async function lostAt(tx: Tx, ctx: Ctx, siteId: string, revision: string): Promise<Set<string>> {
  const key = `${ctx.practiceId} ${siteId}`;
  const now = ctx.now.epochMilliseconds;
  const sound = founded.get(key);
  if (sound?.revision === revision && sound.since <= now) return new Set();
  const suspects = await loadSuspects(tx, ctx, siteId);
  const lost = suspects.claims.filter((claim) => whyOf(siteId, suspects, claim) !== null);
  if (lost.length === 0) founded.set(key, { revision: suspects.revision, since: now });
  return new Set(lost.filter(({ goneIn }) => !goneIn).map(({ bookingId }) => bookingId));
}

function whyOf(
  siteId: string,
  { site, hours, exceptions }: Suspects,
  claim: Suspect,
): OrphanView["why"] | null {
  const accepted = claim.accepted ?? NOTHING_ACCEPTED;
  const ground = exceptionsOf(exceptions);
  const usual = usualHours({
    siteId,
    zone: site.zone,
    resourceIds: [claim.resourceId],
    hours: hoursOf(siteId, hours),
    exceptions: ground,
    windowFrom: claim.startsAt,
    windowTo: claim.endsAt,
  });
  return unfounded(claim, {
    usual,
    exceptions: ground,
    isInUse: () => claim.inUse,
    isAccepted: (id) => accepted.all || accepted.outside.includes(id),
  });
}

const lineOf = (siteId: string, { site }: Suspects, claim: Suspect, why: OrphanView["why"]): OrphanView => ({
  booking: claim.booking && bookingLine(siteId, site, claim.booking),
  startsAt: isoOf(claim.startsAt),
  endsAt: isoOf(claim.endsAt),
  resourceId: claim.resourceId,
  resourceName: claim.name,
  resourceKind: claim.kind,
  why,
});
