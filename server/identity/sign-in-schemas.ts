import { z } from "zod";
import { StaffRoleName } from "./staff-schemas.ts";

/** The practice's neutral word, as in `/p/linden`. */
export const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,40}$/);

// Whatever is longer fits nobody; it is cut, not refused, so that it lasts as long as any other wrong one.
const typed = (longest: number) => z.string().transform((text) => text.slice(0, longest));

export const SignIn = z.object({ name: typed(200), passphrase: typed(1000) });
export type SignIn = z.input<typeof SignIn>;

export const TypedCode = z.object({ code: typed(60), words: typed(100) });
export type TypedCode = z.input<typeof TypedCode>;

export const Redeem = TypedCode.extend({ name: typed(200), passphrase: typed(1000) });
export type Redeem = z.input<typeof Redeem>;

export const ChangePassphrase = z.object({ current: typed(1000), passphrase: typed(1000) });
export type ChangePassphrase = z.input<typeof ChangePassphrase>;

export const SetPin = z.object({ current: typed(1000), pin: typed(60) });
export type SetPin = z.input<typeof SetPin>;

export const ChooseRole = z.object({ role: StaffRoleName });
export type ChooseRole = z.infer<typeof ChooseRole>;

/** `choosing`: signed in with several roles, and none taken yet. */
export const SessionRole = z.enum([...StaffRoleName.options, "patient", "choosing"]);
export type SessionRole = z.infer<typeof SessionRole>;

/** A session that just began: its secret is for the cookie alone and is nowhere else. */
export type Begun = {
  readonly practiceId: string;
  readonly secret: string;
  readonly role: SessionRole;
  readonly endsAt: Temporal.Instant;
};

/** What a try at the door comes to: a session, or a reason of the message catalogue with what fills its places. */
export type Tried = { readonly begun: Begun } | Refused;
export type Refused = {
  readonly refused: DoorRefusal;
  readonly minutes?: number;
  readonly field?: "name" | "passphrase" | "pin";
};

/** What comes of setting a PIN. */
export type PinSet = { readonly set: true } | Refused;

export type DoorRefusal =
  | "wrongSignIn"
  | "waitToTry"
  | "wrongCode"
  | "nameUnusable"
  | "passphraseShort"
  | "passphraseLong"
  | "passphraseCommon"
  | "wrongPassphrase"
  | "pinShape"
  | "pinObvious"
  | "signInAgain";
