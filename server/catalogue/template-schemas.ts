import { z } from "zod";
import { Instant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { Words } from "#server/kernel/words.ts";
import { ChecklistContent } from "./checklist-schemas.ts";
import { ConsentContent } from "./consent-schemas.ts";

const Text = Words(400);

/** One line that a patient reads; intimate ones are folded under a neutral heading. */
export const Line = z.object({ text: Text, intimate: z.boolean().default(false) });
export type Line = z.infer<typeof Line>;

const Stretch = z
  .object({
    from: z.int().min(0),
    to: z.int().max(730),
    headline: Words(120),
    do: Line.array(),
    dont: Line.array(),
    normal: Line.array(),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], error: "range" });
export type Stretch = z.infer<typeof Stretch>;

/**
 * On which days she is asked how she is, and from where on an answer asks for a look the same day. The limits are proposals (docs/domain.md): whoever approves the text
 * approves them.
 */
const CheckIns = z.object({
  days: z
    .int()
    .min(0)
    .max(730)
    .array()
    .min(1)
    .max(30)
    .refine((days) => days.every((day, i) => day > (days[i - 1] ?? -1)), { error: "daysInOrder" }),
  fever: z.number().min(37).max(40), // degrees Celsius, and above
  pain: z.int().min(1).max(10), // of 10, after medicine, and above
  painRise: z.int().min(1).max(10), // more than at the last answer, after day 2, and above
  waterHours: z.int().min(1).max(24), // without passing water
});

/**
 * Recovery instructions. Days count from the operation's date at its site (day 0); stretches follow each other without gaps from day 0 to day 42 at
 * the least. `callUs` and `emergency` are warning signs and are never folded.
 */
export const RecoveryContent = z
  .object({
    format: z.literal(1),
    about: Line.array(),
    bring: Text.array(),
    days: Stretch.array().min(1),
    callUs: Text.array().min(1),
    emergency: Text.array().min(1),
    milestones: z.object({ day: z.int().min(0).max(730), label: Words(60) }).array(),
    sutures: Text.nullable(),
    checkIns: CheckIns.nullable().default(null), // null: she is asked nothing
  })
  .refine(({ days }) => withoutGaps(days), { path: ["days"], error: "dayGaps" });
export type RecoveryContent = z.infer<typeof RecoveryContent>;

const CHECKED_UNTIL = 42;

function withoutGaps(days: readonly Stretch[]): boolean {
  const follows = days.every((one, i) => one.from === (i === 0 ? 0 : (days[i - 1]?.to ?? 0) + 1));
  return follows && (days.at(-1)?.to ?? 0) >= CHECKED_UNTIL;
}

const State = z.enum(["draft", "approved", "retired"]);

export const templateKinds = ["recovery", "consent", "checklist", "anaesthesia"] as const;
export const TemplateKind = z.enum(templateKinds);
export type TemplateKind = z.infer<typeof TemplateKind>;

/** What stands in a text of each kind. */
export const contentOf = {
  recovery: RecoveryContent,
  consent: ConsentContent,
  checklist: ChecklistContent,
  anaesthesia: ConsentContent,
} as const satisfies Record<TemplateKind, z.ZodType>;

/** A version as managers and clinicians list it. The consent to anaesthesia belongs to no procedure. */
export const TemplateSummary = z.object({
  templateId: Id,
  templateVersionId: Id,
  kind: TemplateKind,
  procedureId: Id.nullable(),
  procedureName: z.string().nullable(),
  version: z.int(),
  state: State,
  isDemo: z.boolean(),
  approvedByName: z.string().nullable(),
  approvedAt: Instant.nullable(),
});
export type TemplateSummary = z.infer<typeof TemplateSummary>;

export const TemplateView = z.discriminatedUnion("kind", [
  TemplateSummary.extend({ kind: z.literal("recovery"), content: RecoveryContent }),
  TemplateSummary.extend({ kind: z.literal("consent"), content: ConsentContent }),
  TemplateSummary.extend({ kind: z.literal("checklist"), content: ChecklistContent }),
  TemplateSummary.extend({ kind: z.literal("anaesthesia"), content: ConsentContent }),
]);
export type TemplateView = z.infer<typeof TemplateView>;

export const TemplateVersionId = z.object({ templateVersionId: Id });
export type TemplateVersionId = z.infer<typeof TemplateVersionId>;

/** A new draft version for a procedure, or of the one consent to anaesthesia. Without content it starts from the newest version, or from the general text. */
export const DraftTemplate = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("recovery"), procedureId: Id, content: RecoveryContent.optional() }),
  z.object({ kind: z.literal("consent"), procedureId: Id, content: ConsentContent.optional() }),
  z.object({ kind: z.literal("checklist"), procedureId: Id, content: ChecklistContent.optional() }),
  z.object({ kind: z.literal("anaesthesia"), procedureId: z.null(), content: ConsentContent.optional() }),
]);
export type DraftTemplate = z.infer<typeof DraftTemplate>;

/** Of one procedure, of one kind, or all. */
export const TemplatesOf = z.object({ procedureId: Id.optional(), kind: TemplateKind.optional() });
export type TemplatesOf = z.infer<typeof TemplatesOf>;

/** An approval, and the variants that are no longer offered at a site since fewer than three would share what follows. */
export const TemplateChanged = z.object({
  templateVersionId: Id,
  lost: z.object({ siteName: z.string(), profileLabel: z.string(), variantLabel: z.string() }).array(),
});
export type TemplateChanged = z.infer<typeof TemplateChanged>;
