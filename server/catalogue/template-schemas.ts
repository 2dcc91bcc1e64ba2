import { z } from "zod";
import { Instant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { ChecklistContent } from "./checklist-schemas.ts";
import { ConsentContent } from "./consent-schemas.ts";
import { RecoveryContent, RecoveryDraft } from "./recovery-schemas.ts";

export * from "./recovery-schemas.ts";

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
  z.object({ kind: z.literal("recovery"), procedureId: Id, content: RecoveryDraft.optional() }),
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
