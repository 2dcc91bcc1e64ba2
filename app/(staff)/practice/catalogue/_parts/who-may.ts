import type { TemplateKind } from "#server/catalogue/template-schemas.ts";
import type { StaffRole } from "#server/kernel/index.ts";

const drafts: Readonly<Record<TemplateKind, readonly StaffRole[]>> = {
  recovery: ["manager", "surgeon"],
  consent: ["manager", "surgeon"],
  checklist: ["manager", "surgeon", "nurse"],
  anaesthesia: ["manager", "surgeon", "anaesthetist"],
};

/** Whose screen offers what; the server decides. */
export const mayDraft = (role: StaffRole, kind: TemplateKind): boolean => drafts[kind].includes(role);

export const mayApprove = (role: StaffRole, kind: TemplateKind): boolean =>
  role === "surgeon" || (kind === "anaesthesia" && role === "anaesthetist");
