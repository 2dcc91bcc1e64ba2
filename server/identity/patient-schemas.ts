import { z } from "zod";
import { CalendarDate, Instant, KnownDate } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { Visible, Words } from "#server/kernel/words.ts";
import { isZone } from "#server/kernel/zone.ts";

const Name = Words(80).regex(/[\p{L}\p{N}]/u, "nameLetters");
const Phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9 ().-]{5,24}$/, "phone")
  .refine((text) => text.replace(/\D/g, "").length >= 7, "phone"); // the shortest numbers that reach a person from elsewhere
const MinuteOfDay = z.int().min(0).max(1439);

/** By name (accents and typos forgiven), birth date in any usual form, or any run of digits of the phone. There is no browsing. */
export const SearchPatients = z.object({ query: Visible.min(2).max(80) });
export type SearchPatients = z.infer<typeof SearchPatients>;

export const PatientHit = z.object({
  patientId: Id,
  name: z.string(),
  birthDate: CalendarDate.nullable(),
  phoneEnding: z.string().nullable(), // the last four digits
});
export type PatientHit = z.infer<typeof PatientHit>;

export const Identity = z.object({
  givenName: Name,
  familyName: Name,
  birthDate: KnownDate,
  phone: Phone.nullable().default(null),
  email: z.email("email").max(120).nullable().default(null),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, "language")
    .nullable()
    .default(null), // ISO 639
  zone: z.string().refine(isZone, "unknownZone").nullable().default(null), // hers, when it is not the site's
});
export type Identity = z.input<typeof Identity>;

/**
 * `otherThan`: whom the desk was shown and says she is not. CONFLICT `mayBeKnown` with `params.hits` (PatientHit[]) while there is anybody else whom she may be:
 * nothing was written.
 */
export const RegisterPatient = Identity.extend({ otherThan: z.array(Id).max(100).default([]) });
export type RegisterPatient = z.input<typeof RegisterPatient>;

export const PatientId = z.object({ patientId: Id });
export type PatientId = z.infer<typeof PatientId>;

export const channels = ["none", "sms", "email", "phone"] as const;
export const coverLines = ["none", "dentist", "delivery", "survey", "library", "personal"] as const;
export const needFlags = ["interpreter", "female_staff_only", "chaperone", "wheelchair"] as const;
export const personKinds = ["escort", "emergency", "may_be_told"] as const;
export const maySays = ["nothing", "time_only", "time_and_place", "has_a_visit"] as const;

const SaidName = Name.max(40, "tooLong");

/** How to reach her safely: minutes on her own clock, ISO weekdays (none: any day). `channel` none: nothing is sent. */
export const Contact = z
  .object({
    channel: z.enum(channels),
    safeFromMinute: MinuteOfDay.nullable(),
    safeToMinute: MinuteOfDay.nullable(),
    safeWeekdays: z.int().min(1).max(7).array().max(7),
    voicemail: z.boolean(),
    letters: z.boolean(),
    nameToUse: SaidName.nullable(),
    phoneWord: SaidName.nullable(),
    coverLine: z.enum(coverLines),
  })
  .refine(({ safeFromMinute: from, safeToMinute: to }) => (from === null) === (to === null), {
    path: ["safeToMinute"],
    error: "bothOrNone",
  })
  .refine(({ safeFromMinute: from, safeToMinute: to }) => from === null || to === null || from < to, {
    path: ["safeToMinute"],
    error: "range",
  });
export type Contact = z.infer<typeof Contact>;

/** Escort, emergency contact, "may be told": three different people, each with what may be said. One of each kind. */
export const Person = z.object({
  kind: z.enum(personKinds),
  name: Name,
  phone: Phone.nullable(),
  maySay: z.enum(maySays),
});
export type Person = z.infer<typeof Person>;

/** What each part of her record looked like when it was read: for telling a change that somebody else made meanwhile. */
export const Versions = z.object({
  identity: Visible.max(40),
  contact: Visible.max(40),
  flags: Visible.max(40),
  people: Visible.max(40),
});
export type Versions = z.infer<typeof Versions>;

/**
 * Parts left out stay as they are; `people` and `flags` replace what was there. All in one transaction, audited by field names. CONFLICT
 * `changedMeanwhile` when a part to be replaced is not at the version given; without versions the last writer wins.
 */
export const UpdatePatient = z.object({
  patientId: Id,
  identity: Identity.optional(),
  contact: Contact.optional(),
  flags: z.enum(needFlags).array().max(needFlags.length).optional(),
  people: Person.array()
    .max(6)
    .refine((people) => new Set(people.map(({ kind }) => kind)).size === people.length, "onePerKind")
    .optional(),
  versions: Versions.partial().optional(),
});
export type UpdatePatient = z.input<typeof UpdatePatient>;

export const BarView = z.object({ staffId: Id, staffName: z.string(), since: Instant });
export type BarView = z.infer<typeof BarView>;

export const PatientView = z.object({
  patientId: Id,
  /** Eight characters to say on the phone instead of a name; also on the managers' list of bars. */
  reference: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  birthDate: CalendarDate.nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  language: z.string().nullable(),
  zone: z.string().nullable(),
  registeredAt: Instant,
  contact: Contact,
  flags: z.enum(needFlags).array(),
  people: Person.array(),
  /** For the desk alone; empty for the treating team. */
  bars: BarView.array(),
  access: z.enum(["none", "code_issued", "signed_up"]),
  codeExpiresAt: Instant.nullable(),
  versions: Versions,
});
export type PatientView = z.infer<typeof PatientView>;

export const BarStaff = z.object({ patientId: Id, staffId: Id });
export type BarStaff = z.infer<typeof BarStaff>;
export const LiftMyBar = z.object({ staffId: Id });
export type LiftMyBar = z.infer<typeof LiftMyBar>;

/** What the desk prints (address, code, date) and what it says (the second element). Shown once; only hashes are kept. */
export const FirstAccess = z.object({
  address: z.string(), // path on this host, as /p/linden/first
  code: z.string(), // 8 characters without look-alikes, shown in two groups
  spoken: z.string(), // two plain words: said, never printed
  expiresAt: Instant,
});
export type FirstAccess = z.infer<typeof FirstAccess>;

/** What the patient reads of herself and may change: how to reach her. */
export const ProfileView = z.object({
  givenName: z.string(),
  zone: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  contact: Contact,
  flags: z.enum(needFlags).array(),
  people: Person.array(),
  bars: BarView.array(),
});
export type ProfileView = z.infer<typeof ProfileView>;
