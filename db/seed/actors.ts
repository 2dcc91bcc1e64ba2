import type { StaffCtx, WorkerCtx } from "#server/kernel/index.ts";
import type { Laid } from "./laid.ts";

const REQUEST = "demo";

/** A member of the demo's staff at work at some moment. */
export const staffCtx = (
  laid: Laid,
  email: string,
  role: StaffCtx["role"],
  now: Temporal.Instant,
): StaffCtx => ({
  viewer: "staff",
  practiceId: laid.practiceId,
  actorId: laid.staff.get(email) ?? "",
  role,
  now,
  requestId: REQUEST,
});

/** A surgeon by the name of her resource. */
export function surgeonCtx(laid: Laid, name: string, now: Temporal.Instant): StaffCtx {
  const email = laid.plan.staff.find((one) => one.name === name)?.email ?? "";
  return staffCtx(laid, email, "surgeon", now);
}

/** Those who work at the desk all the time, by e-mail. */
export const deskEmails = (laid: Laid): string[] =>
  laid.plan.staff.filter(({ roles }) => roles[0] === "desk").map(({ email }) => email);

export const workerCtx = (laid: Laid, now: Temporal.Instant): WorkerCtx => ({
  viewer: "worker",
  practiceId: laid.practiceId,
  actorId: null,
  role: "worker",
  now,
  requestId: REQUEST,
});
