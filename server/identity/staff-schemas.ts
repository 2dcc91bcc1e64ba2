import { z } from "zod";
import { Instant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { Visible } from "#server/kernel/words.ts";

export const StaffRoleName = z.enum(["desk", "nurse", "surgeon", "anaesthetist", "manager"]);
const Email = z.string().trim().toLowerCase().max(120).pipe(z.email("email"));
const PersonName = Visible.min(1, "nameMissing").max(80, "nameLong");

/** Who is signed in, as what, and where: for the head of every staff page. */
export const MeView = z.object({
  staffId: Id,
  name: z.string(),
  role: StaffRoleName,
  roles: StaffRoleName.array(), // all that this person may work as
  practice: z.object({ slug: z.string(), name: z.string(), isDemo: z.boolean() }),
});
export type MeView = z.infer<typeof MeView>;

/** Names of colleagues, active ones: for lists to pick from. */
export const ColleagueView = z.object({ staffId: Id, name: z.string() });
export type ColleagueView = z.infer<typeof ColleagueView>;

/** For managers. `access`: whether she or he can sign in yet. */
export const StaffView = z.object({
  staffId: Id,
  name: z.string(),
  email: z.string(),
  roles: StaffRoleName.array(),
  active: z.boolean(),
  access: z.enum(["none", "invited", "signed_up"]),
  invitedUntil: Instant.nullable(),
});
export type StaffView = z.infer<typeof StaffView>;

export const InviteStaff = z.object({
  name: PersonName,
  email: Email,
  roles: StaffRoleName.array().min(1, "rolesMissing").max(5),
});
export type InviteStaff = z.input<typeof InviteStaff>;

export const StaffId = z.object({ staffId: Id });
export type StaffId = z.infer<typeof StaffId>;
export const ChangeRoles = z.object({
  staffId: Id,
  roles: StaffRoleName.array().min(1, "rolesMissing").max(5),
});
export type ChangeRoles = z.infer<typeof ChangeRoles>;
export const RenameStaff = z.object({ staffId: Id, name: PersonName });
export type RenameStaff = z.input<typeof RenameStaff>;
export const Nothing = z.void();

/** A one-time code for a colleague's first sign-in or reset; shown once, to be handed over in person. */
export const StaffAccess = z.object({
  staffId: Id,
  address: z.string(), // path, as /p/linden/first
  code: z.string(),
  expiresAt: Instant,
});
export type StaffAccess = z.infer<typeof StaffAccess>;

/** A bar as managers see it: never the patient's name; `patientReference` is what she can say on the phone. */
export const BarOverview = z.object({
  barId: z.string(),
  staffId: Id,
  staffName: z.string(),
  patientReference: z.string(),
  since: Instant,
});
export type BarOverview = z.infer<typeof BarOverview>;
export const LiftBar = z.object({ barId: Visible.min(1).max(80) });
export type LiftBar = z.infer<typeof LiftBar>;
