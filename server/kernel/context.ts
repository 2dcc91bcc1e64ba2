export const staffRoles = ["desk", "nurse", "surgeon", "anaesthetist", "manager"] as const;
export type StaffRole = (typeof staffRoles)[number];

type Request = {
  /** Read once a request; in the demo shifted by its offset. Nothing else reads a clock. */
  readonly now: Temporal.Instant;
  /** Shown to people when something unforeseen fails, and logged beside its cause. */
  readonly requestId: string;
};

export type StaffCtx = Request & {
  readonly viewer: "staff";
  readonly practiceId: string;
  readonly actorId: string;
  readonly role: StaffRole;
};
export type PatientCtx = Request & {
  readonly viewer: "patient";
  readonly practiceId: string;
  readonly actorId: string;
  readonly role: "patient";
};
export type WorkerCtx = Request & {
  readonly viewer: "worker";
  readonly practiceId: string;
  readonly actorId: null;
  readonly role: "worker";
};
/** Before sign-in: nothing but the door's functions answers. */
export type DoorCtx = Request & {
  readonly viewer: "door";
  readonly practiceId: string | null;
  readonly actorId: null;
  readonly role: "door";
};
export type Ctx = StaffCtx | PatientCtx | WorkerCtx | DoorCtx;
