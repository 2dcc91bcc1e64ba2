import type { DoorCtx } from "#server/kernel/index.ts";

/** The machine's own clock: sessions, codes and attempt limits keep real time, also in the demo. Nothing else here reads it. */
export const realTime = (): Temporal.Instant => Temporal.Now.instant();

/** Before sign-in: the door of one practice, or of none when nobody has that address. */
export const doorCtx = (practiceId: string | null, requestId: string, now = realTime()): DoorCtx => ({
  viewer: "door",
  practiceId,
  actorId: null,
  role: "door",
  now,
  requestId,
});
