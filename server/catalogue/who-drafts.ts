import { authorise, type Ctx, mayDo } from "#server/kernel/index.ts";
import type { TemplateKind } from "./template-schemas.ts";

/** FORBIDDEN unless she may approve this kind: a surgeon, and for anaesthesia an anaesthetist too. */
export const mustApprove = (ctx: Ctx, kind: TemplateKind): void =>
  authorise(ctx, kind === "anaesthesia" ? "anaesthesia:approve" : "template:approve");

/** FORBIDDEN unless a manager, who may approve this kind or, for checklists, a nurse. */
export function mustDraft(ctx: Ctx, kind: TemplateKind): void {
  if (mayDo(ctx, "catalogue:manage") || (kind === "checklist" && mayDo(ctx, "checklist:edit"))) return;
  mustApprove(ctx, kind);
}
