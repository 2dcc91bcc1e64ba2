import {
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
import { practice } from "./practice.ts";
import {
  bytes,
  instant,
  MANAGER,
  ownerPolicy,
  PATIENT,
  policy,
  practiceId,
  STAFF,
  WORKER,
} from "./shared.ts";

/** The names that colleagues see. Everything else about an account is the managers'. */
export const staff = pgTable(
  "staff",
  {
    practiceId: practiceId(),
    staffId: uuid("staff_id").notNull(),
    name: text("name").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.staffId] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practice.practiceId] }),
    ownerPolicy("staff"),
    policy("staff", "select", [...STAFF, PATIENT, WORKER]),
    policy("staff", "insert", [MANAGER]),
    policy("staff", "update", [MANAGER]),
  ],
).enableRLS();

export const staffAccount = pgTable(
  "staff_account",
  {
    practiceId: practiceId(),
    staffId: uuid("staff_id").notNull(),
    email: text("email").notNull(), // lower case
    active: boolean("active").notNull().default(true),
    invitedAt: instant("invited_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.staffId] }),
    foreignKey({ columns: [t.practiceId, t.staffId], foreignColumns: [staff.practiceId, staff.staffId] }),
    uniqueIndex("staff_account_email").on(t.practiceId, t.email),
    ownerPolicy("staff_account"),
    policy("staff_account", "select", [MANAGER]),
    policy("staff_account", "insert", [MANAGER]),
    policy("staff_account", "update", [MANAGER]),
  ],
).enableRLS();

export const staffRole = pgTable(
  "staff_role",
  {
    practiceId: practiceId(),
    staffId: uuid("staff_id").notNull(),
    role: text("role", { enum: ["desk", "nurse", "surgeon", "anaesthetist", "manager"] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.staffId, t.role] }),
    foreignKey({ columns: [t.practiceId, t.staffId], foreignColumns: [staff.practiceId, staff.staffId] }),
    ownerPolicy("staff_role"),
    policy("staff_role", "select", [MANAGER]),
    policy("staff_role", "insert", [MANAGER]),
    policy("staff_role", "delete", [MANAGER]),
  ],
).enableRLS();

/** Nobody reads these four: the door's functions do. */
export const credential = pgTable(
  "credential",
  {
    practiceId: practiceId(),
    accountKind: text("account_kind", { enum: ["staff", "patient"] }).notNull(),
    accountId: uuid("account_id").notNull(),
    signInName: text("sign_in_name").notNull(), // lower case; an e-mail for staff, any name for patients
    passphraseHash: text("passphrase_hash").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.accountKind, t.accountId] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practice.practiceId] }),
    // By kind: a colleague's e-mail that is refused would tell that its owner is a patient here, and the other way round.
    uniqueIndex("credential_sign_in_name").on(t.practiceId, t.signInName, t.accountKind),
    ownerPolicy("credential"),
  ],
).enableRLS();

/** One row a sign-in, by the hash of the secret in the cookie. Instants here are real time, the demo's clock aside. */
export const session = pgTable(
  "session",
  {
    practiceId: practiceId(),
    sessionHash: bytes("session_hash").notNull(),
    accountKind: text("account_kind", { enum: ["staff", "patient"] }).notNull(),
    accountId: uuid("account_id").notNull(),
    role: text("role", {
      enum: ["desk", "nurse", "surgeon", "anaesthetist", "manager", "patient", "choosing"],
    }).notNull(), // choosing: has several, and opens nothing until one is picked
    startedAt: instant("started_at").notNull(),
    seenAt: instant("seen_at").notNull(),
    endsAt: instant("ends_at").notNull(), // the absolute limit
    endedAt: instant("ended_at"),
    sharedAt: instant("shared_at"), // since then the device is shared: each write asks who taps
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.sessionHash] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practice.practiceId] }),
    index("session_by_account").on(t.practiceId, t.accountKind, t.accountId), // revocation
    ownerPolicy("session"),
  ],
).enableRLS();

/** A one-time code: a patient's first access, a member of staff's invitation or reset. */
export const accessCode = pgTable(
  "access_code",
  {
    practiceId: practiceId(),
    codeHash: bytes("code_hash").notNull(),
    secondHash: bytes("second_hash"), // the spoken element; none for staff invitations
    accountKind: text("account_kind", { enum: ["staff", "patient"] }).notNull(),
    accountId: uuid("account_id").notNull(),
    issuedAt: instant("issued_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    triesLeft: smallint("tries_left").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.codeHash] }),
    foreignKey({ columns: [t.practiceId], foreignColumns: [practice.practiceId] }),
    index("access_code_by_account").on(t.practiceId, t.accountKind, t.accountId), // a new code voids the old
    ownerPolicy("access_code"),
  ],
).enableRLS();

/** The short PIN by which a colleague taps on a shared device. With no tries left it opens nothing until it is set anew. */
export const staffPin = pgTable(
  "staff_pin",
  {
    practiceId: practiceId(),
    staffId: uuid("staff_id").notNull(),
    pinHash: text("pin_hash").notNull(),
    triesLeft: smallint("tries_left").notNull(),
    setAt: instant("set_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.staffId] }),
    foreignKey({ columns: [t.practiceId, t.staffId], foreignColumns: [staff.practiceId, staff.staffId] }),
    ownerPolicy("staff_pin"),
  ],
).enableRLS();
