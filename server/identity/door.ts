import type { Ctx, DoorCtx } from "#server/kernel/index.ts";

/** The machine's own clock: sessions, codes and attempt limits keep real time, also in the demo. Nothing else here reads it. */
export const realTime = (): Temporal.Instant => Temporal.Now.instant();

/** A real instant as the practice's clock shows it, to the minute: the demo's stands elsewhere. To be shown, and never compared. */
export const onClockOf = (ctx: Ctx, real: Temporal.Instant): string =>
  real.add({ minutes: Math.round(ctx.now.since(realTime()).total("minutes")) }).toString();

/** Before sign-in: the door of one practice, or of none when nobody has that address. */
export const doorCtx = (practiceId: string | null, requestId: string, now = realTime()): DoorCtx => ({
  viewer: "door",
  practiceId,
  actorId: null,
  role: "door",
  now,
  requestId,
});
