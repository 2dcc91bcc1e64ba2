import { createHash } from "node:crypto";
import type { Contact, PatientView, Versions } from "../patient-schemas.ts";

type IdentityPart = Pick<
  PatientView,
  "givenName" | "familyName" | "birthDate" | "phone" | "email" | "language" | "zone"
>;

/** Her record in the parts by which it is changed. */
export type PatientRecord = {
  identity: IdentityPart;
  contact: Contact;
  flags: PatientView["flags"];
  people: PatientView["people"];
};

export const parts = ["identity", "contact", "flags", "people"] as const;

/** Nothing is sent, nothing is said: what holds until she says otherwise. */
export const SILENT: Contact = {
  channel: "none",
  safeFromMinute: null,
  safeToMinute: null,
  safeWeekdays: [],
  voicemail: false,
  letters: false,
  nameToUse: null,
  phoneWord: null,
  coverLine: "none",
};

/** A short mark of each part's contents: the same contents have the same mark. */
export function versionsOf(record: PatientRecord): Versions {
  const mark = (part: unknown) =>
    createHash("sha256").update(JSON.stringify(part)).digest("base64url").slice(0, 16);
  const { identity, contact, flags, people } = record;
  return {
    identity: mark(inOrder(identity)),
    contact: mark(inOrder(contact)),
    flags: mark(flags),
    people: mark(people.map(inOrder)),
  };
}

/** The names of the fields that differ, never a value: which flag, or which kind of person, would be one. */
export function changedFields(before: PatientRecord, after: PatientRecord): string[] {
  const differing = (part: "identity" | "contact") => {
    const [was, is] = [before[part], after[part]] as Record<string, unknown>[];
    return Object.keys(is ?? {})
      .filter((field) => JSON.stringify(was?.[field]) !== JSON.stringify(is?.[field]))
      .map((field) => `${part}.${field}`);
  };
  const [was, is] = [versionsOf(before), versionsOf(after)];
  const lists = (["flags", "people"] as const).filter((part) => was[part] !== is[part]);
  return [...differing("identity"), ...differing("contact"), ...lists];
}

/** Why nothing could ever reach her by the channel that was picked. */
export function channelFault(
  { channel }: Contact,
  { phone, email }: Pick<IdentityPart, "phone" | "email">,
): "channelNeedsPhone" | "channelNeedsEmail" | null {
  if ((channel === "sms" || channel === "phone") && !phone) return "channelNeedsPhone";
  return channel === "email" && !email ? "channelNeedsEmail" : null;
}

/** Contact preferences as they are stored: weekdays once each, in their order. */
export const tidyContact = (contact: Contact): Contact => ({
  ...contact,
  safeWeekdays: [...new Set(contact.safeWeekdays)].sort((a, b) => a - b),
});

const inOrder = (part: object) => Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1));
