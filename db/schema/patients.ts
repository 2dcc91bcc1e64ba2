import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { staff } from "./identity.ts";
import { practice } from "./practice.ts";
import {
  CLINICIAN,
  calendarDate,
  DESK,
  herself,
  instant,
  notBarred,
  ownerPolicy,
  PATIENT,
  policy,
  practiceId,
  treated,
  WORKER,
} from "./shared.ts";

const readers = (table: string) => [
  ownerPolicy(table),
  policy(table, "select", [DESK], notBarred),
  policy(table, "select", [CLINICIAN], treated),
  policy(table, "select", [PATIENT], herself),
  policy(table, "select", [WORKER]),
];

/** Who she is. Names stay searchable: `search_name` is the plain form (no accents, lower case), `phone_digits` the digits alone. */
export const patient = pgTable(
  "patient",
  {
    practiceId: practiceId(),
    patientId: uuid("patient_id").notNull(),
    givenName: text("given_name").notNull(),
    familyName: text("family_name").notNull(),
    searchName: text("search_name").notNull(),
    birthDate: calendarDate("birth_date"), // unknown only for imported people
    phone: text("phone"),
    phoneDigits: text("phone_digits"),
    email: text("email"),
    language: text("language"),
    zone: text("zone"), // hers, when it is not the site's
    reference: text("reference"), // from an import
    registeredAt: instant("registered_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.patientId] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practice.practiceId] }),
    uniqueIndex("patient_reference").on(t.practiceId, t.reference), // an import finds its people again
    // search_patients, typos forgiven; the blank lets a name's first part be found as its later ones are
    index("patient_search_name").using("gin", sql`(' ' || search_name) gin_trgm_ops`),
    index("patient_birth_date").on(t.practiceId, t.birthDate), // search_patients
    index("patient_phone_digits").using("gin", sql`phone_digits gin_trgm_ops`), // search_patients, by any run of digits
    // who can have sent a text, as server/messaging/rules/address-of.ts writes a number
    index("patient_text_number")
      .on(t.practiceId, sql`('+' || regexp_replace(regexp_replace(phone, '\\(0\\)', ''), '\\D', '', 'g'))`)
      .where(sql`phone like '+%'`),
    ...readers("patient"),
    policy("patient", "insert", [DESK, WORKER]),
    policy("patient", "update", [DESK], notBarred),
  ],
).enableRLS();

const ofPatient = (t: { practiceId: AnyPgColumn; patientId: AnyPgColumn }) =>
  foreignKey({
    columns: [t.practiceId, t.patientId],
    foreignColumns: [patient.practiceId, patient.patientId],
  });

/** How to reach her safely. No row, or channel `none`: nothing is sent. Minutes are hers, from local midnight. */
export const contactPreference = pgTable(
  "contact_preference",
  {
    practiceId: practiceId(),
    patientId: uuid("patient_id").notNull(),
    channel: text("channel", { enum: ["none", "sms", "email", "phone"] })
      .notNull()
      .default("none"),
    safeFromMinute: smallint("safe_from_minute"),
    safeToMinute: smallint("safe_to_minute"),
    safeWeekdays: smallint("safe_weekdays").array().notNull().default(sql`'{}'`), // ISO; empty: any day
    voicemail: boolean("voicemail").notNull().default(false),
    letters: boolean("letters").notNull().default(false),
    nameToUse: text("name_to_use"),
    phoneWord: text("phone_word"),
    coverLine: text("cover_line", { enum: ["none", "dentist", "delivery", "survey", "library", "personal"] })
      .notNull()
      .default("none"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.patientId] }),
    ofPatient(t),
    ...readers("contact_preference"),
    policy("contact_preference", "insert", [DESK], notBarred),
    policy("contact_preference", "update", [DESK], notBarred),
    policy("contact_preference", "insert", [PATIENT], herself),
    policy("contact_preference", "update", [PATIENT], herself),
  ],
).enableRLS();

export const needFlag = pgTable(
  "need_flag",
  {
    practiceId: practiceId(),
    patientId: uuid("patient_id").notNull(),
    flag: text("flag", { enum: ["interpreter", "female_staff_only", "chaperone", "wheelchair"] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.patientId, t.flag] }),
    ofPatient(t),
    ...readers("need_flag"),
    policy("need_flag", "insert", [DESK], notBarred),
    policy("need_flag", "delete", [DESK], notBarred),
  ],
).enableRLS();

/** Escort, emergency contact and "may be told" are three different people, each with what may be said (default: nothing). */
export const patientPerson = pgTable(
  "patient_person",
  {
    practiceId: practiceId(),
    personId: uuid("person_id").notNull(),
    patientId: uuid("patient_id").notNull(),
    kind: text("kind", { enum: ["escort", "emergency", "may_be_told"] }).notNull(),
    name: text("name").notNull(),
    phone: text("phone"),
    maySay: text("may_say", { enum: ["nothing", "time_only", "time_and_place", "has_a_visit"] })
      .notNull()
      .default("nothing"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.personId] }),
    ofPatient(t),
    index("patient_person_by_patient").on(t.practiceId, t.patientId), // the patient's page
    ...readers("patient_person"),
    policy("patient_person", "insert", [DESK], notBarred),
    policy("patient_person", "update", [DESK], notBarred),
    policy("patient_person", "delete", [DESK], notBarred),
  ],
).enableRLS();

/** A named member of staff who must not know of her. Only functions read it. */
export const staffBar = pgTable(
  "staff_bar",
  {
    practiceId: practiceId(),
    patientId: uuid("patient_id").notNull(),
    staffId: uuid("staff_id").notNull(),
    setAt: instant("set_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.patientId, t.staffId] }),
    ofPatient(t),
    foreignKey({ columns: [t.practiceId, t.staffId], foreignColumns: [staff.practiceId, staff.staffId] }),
    index("staff_bar_by_staff").on(t.practiceId, t.staffId), // barred_patients()
    ownerPolicy("staff_bar"),
  ],
).enableRLS();
