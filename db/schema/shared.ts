import { type SQL, sql } from "drizzle-orm";
import { customType, pgPolicy, uuid } from "drizzle-orm/pg-core";

/** An instant; on the wire `timestamptz`, in the code `Temporal.Instant`. */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => "timestamptz",
  toDriver: (value) => value.toString(),
  fromDriver: (value) => toInstant(value),
});

/** A calendar date without a zone, `YYYY-MM-DD`. */
export const calendarDate = customType<{ data: string; driverData: string }>({ dataType: () => "date" });

/** Raw bytes: sealed values, hashes, wrapped keys. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/** PostgreSQL's text form of a timestamptz (`2026-06-11 08:42:00+00`) as an instant. */
export function toInstant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
}

export const practiceId = () => uuid("practice_id").notNull();

export const DESK = "viewer_desk";
export const CLINICIAN = "viewer_clinician";
export const MANAGER = "viewer_manager";
export const PATIENT = "viewer_patient";
export const WORKER = "worker";
export const STAFF = [DESK, CLINICIAN, MANAGER];

type Command = "all" | "select" | "insert" | "update" | "delete";

/** The practice of the request; every policy begins with it. */
const here = sql`practice_id = app_practice()`;

/** The row belongs to a patient that the actor is not barred from. */
export const notBarred = sql`patient_id <> all (array(select barred_patients()))`;
/** The row belongs to a patient whom the actor treats. */
export const treated = sql`patient_id = any (array(select treated_patients()))`;
/** The row belongs to the signed-in patient. */
export const herself = sql`patient_id = app_actor()`;

/** The owner is an ordinary role under FORCE: without this a seed or a data migration silently does nothing. */
export const ownerPolicy = (table: string) =>
  pgPolicy(`${table}_owner`, { for: "all", to: "current_user", using: sql`true`, withCheck: sql`true` });

/** Rows of the request's practice, for these logins and this command, when `when` holds too. */
export function policy(table: string, command: Command, to: readonly string[], when?: SQL, suffix = "") {
  const rule = when ? sql`${here} and ${when}` : here;
  const who = to.map((login) => login.replace("viewer_", "")).join("_");
  return pgPolicy(`${table}_${command}_${who}${suffix}`, {
    for: command,
    to: [...to],
    ...(command === "insert" ? {} : { using: rule }),
    ...(command === "select" || command === "delete" ? {} : { withCheck: rule }),
  });
}
