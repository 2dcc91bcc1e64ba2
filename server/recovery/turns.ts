import { type Ctx, toInstant } from "#server/kernel/index.ts";
import type { QueueItem } from "./check-in-schemas.ts";
import type { OnDuty, Turn } from "./duty-schemas.ts";
import type { SiteDuty } from "./load-duty.ts";
import { nextOnDuty, onDuty, turnOf } from "./rules/duty.ts";
import type { SilenceItem } from "./silence-schemas.ts";

type Line = { siteId: string; item: QueueItem | SilenceItem };

/** Whose turn the lines are that wait and that nobody has taken; of a site without a rota, nobody's. */
export function turnsOf(ctx: Ctx, sites: readonly SiteDuty[], lines: readonly Line[]): Turn[] {
  const now = ctx.now.epochMilliseconds;
  return lines.flatMap(({ siteId, item }) => {
    const duty = sites.find((one) => one.siteId === siteId);
    if (!duty || item.heldBy || item.closedAt) return [];
    const urgency = "silenceId" in item ? "silent" : item.urgency;
    if (urgency === "fine") return [];
    const waiting = {
      since: toInstant(item.since).epochMilliseconds,
      limit: duty.limits[urgency] * 60_000,
    };
    const turn = turnOf(duty.shifts, waiting, now);
    if (!turn) return [];
    const { staffId, name, from, goesTo } = turn;
    return {
      lineId: "silenceId" in item ? item.silenceId : item.checkInId,
      name,
      isMe: staffId === ctx.actorId,
      since: textOf(from),
      goesTo: goesTo && { at: textOf(goesTo.at), name: goesTo.name },
    };
  });
}

/** Who is on duty, or from when on somebody is, at the sites that the reader is shown lines of or is on the rota of. */
export function dutyNow(ctx: Ctx, sites: readonly SiteDuty[], shown: ReadonlySet<string>): OnDuty[] {
  const now = ctx.now.epochMilliseconds;
  return sites
    .filter(
      ({ siteId, shifts }) => shown.has(siteId) || shifts.some(({ staffId }) => staffId === ctx.actorId),
    )
    .map(({ siteName, zone, shifts }) => {
      const next = nextOnDuty(shifts, now);
      return {
        ...{ siteName, zone },
        now: onDuty(shifts, now).map(({ name }) => name),
        next: next && { at: textOf(next.from), name: next.name },
      };
    });
}

const textOf = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toString();
