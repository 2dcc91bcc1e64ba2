import { z } from "zod";
import { Id } from "#server/kernel/id-schemas.ts";
import { Visible } from "#server/kernel/words.ts";
import { isZone } from "#server/kernel/zone.ts";
import { startReader } from "./rules/start.ts";

// PostgreSQL takes no NUL, and a control character in a name is a broken map.
const word = (missing: string) =>
  z
    .string(missing)
    .trim()
    .regex(/^\P{Cc}*$/u, "checkField");
const column = word("nameTheColumn").min(1, "nameTheColumn");
const shown = ["reference", "resource", "service"] as const;
const clinical = ["code", "text"] as const;

/** A column that is sealed cannot also be one that everybody reads. */
const Columns = z
  .object({
    reference: column,
    resource: column,
    service: column,
    code: column.optional(),
    text: column.optional(),
    start: column,
    minutes: column,
  })
  .superRefine(
    (columns, issues) => {
      for (const name of shown) {
        const sealed = clinical.find((one) => columns[one] && columns[one] === columns[name]);
        const params = { column: columns[name], shown: name, sealed };
        if (sealed) issues.addIssue({ code: "custom", path: [name], message: "columnSealed", params });
      }
    },
    // Beside a column that was not chosen too: all that is wrong with a map is told at once.
    { when: ({ value }) => typeof value === "object" && value !== null },
  );

/**
 * Which column of a file means what. `start.format` is Luxon's (`M/d/yy H:mm`); wall-clock hours are those of `start.zone` (IANA), unless it
 * reads an offset of their own. Without `create` an unknown theatre or service makes its row invalid. Refused with `columnSealed`: a clinical column that is
 * also one of those shown; with `startFormat`: a format that does not name a whole date and its hour.
 */
export const ImportMap = z.object({
  columns: Columns,
  start: z.object({
    format: word("missing")
      .min(1, { error: "missing", abort: true })
      .refine((format) => startReader(format) !== null, "startFormat"),
    zone: z.string().refine(isZone, "unknownZone"),
  }),
  create: z
    .object({
      theatres: z
        .object({
          prefix: Visible.max(40, "tooLong").default("Theatre"),
          opensMinute: z.int().min(0).max(1439).default(420),
          closesMinute: z.int().min(0).max(1440).default(1020),
          weekdays: z.array(z.int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]),
        })
        .optional(),
      services: z.boolean().default(false),
    })
    .default({ services: false }),
});
export type ImportMap = z.infer<typeof ImportMap>;

export const RunId = z.object({ runId: Id });

/** A row that needs a person. `reason` is a key of the message catalogue; `other` names the booking collided with, by theatre and hour, if the reader may know of it. */
const ImportFinding = z.object({
  line: z.int(),
  state: z.enum(["conflict", "invalid"]),
  reason: z.string(),
  column: z.string().nullable(),
  other: z
    .object({ bookingId: Id, resource: z.string(), startsAt: z.string(), endsAt: z.string() })
    .nullable(),
  otherLine: z.int().nullable(), // the earlier line of the same file that it collides with
});
export type ImportFinding = z.infer<typeof ImportFinding>;

export const ImportRunView = z.object({
  runId: Id,
  siteId: Id,
  state: z.enum(["waiting", "running", "done", "failed"]),
  dryRun: z.boolean(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  failure: z.string().nullable(),
  rows: z.int(),
  done: z.int(),
  booked: z.int(),
  conflicts: z.int(),
  invalid: z.int(),
  already: z.int(),
  findings: z.array(ImportFinding),
});
export type ImportRunView = z.infer<typeof ImportRunView>;
