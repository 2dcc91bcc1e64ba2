import { z } from "zod";
import { CalendarDate, Id, KnownDate, MaybeWords, Words } from "./terms-schemas.ts";

/** Dates both included; no end when null. `specialty` or `procedureId`, never both. */
export const PrivilegeView = z.object({
  privilegeId: Id,
  staffId: Id,
  staffName: z.string(),
  specialty: z.string().nullable(),
  procedureId: Id.nullable(),
  procedureName: z.string().nullable(),
  validFrom: CalendarDate,
  validUntil: CalendarDate.nullable(),
  source: z.string(),
});
export type PrivilegeView = z.infer<typeof PrivilegeView>;

export const AddPrivilege = z
  .object({
    staffId: Id,
    /** As procedures name it; empty where they name none. */
    specialty: MaybeWords(60).nullable().default(null),
    procedureId: Id.nullable().default(null),
    validFrom: KnownDate,
    validUntil: KnownDate.nullable().default(null),
    /** A register's number, or who decided and when. */
    source: Words(200),
  })
  .refine(({ specialty, procedureId }) => (specialty === null) !== (procedureId === null), {
    path: ["procedureId"],
    error: "oneSubject",
  })
  .refine(({ validFrom, validUntil }) => !validUntil || validFrom <= validUntil, {
    path: ["validUntil"],
    error: "range",
  });
export type AddPrivilege = z.input<typeof AddPrivilege>;

/** The last day on which it holds, yesterday at the earliest: what held in the past stays as it was. */
export const EndPrivilege = z.object({ privilegeId: Id, lastDate: KnownDate });
export type EndPrivilege = z.infer<typeof EndPrivilege>;

export const PrivilegeId = z.object({ privilegeId: Id });
export type PrivilegeId = z.infer<typeof PrivilegeId>;

/** The procedures that the acting surgeon does not do. */
export const OptOuts = z.object({ procedureIds: Id.array().max(200) });
export type OptOuts = z.infer<typeof OptOuts>;
