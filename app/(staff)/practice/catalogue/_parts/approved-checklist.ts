import type { api } from "#app/_trpc/server.ts";
import type { ChecklistContent } from "#server/catalogue/checklist-schemas.ts";

/** The checklist of a procedure that new cases start with now; null while none is approved. */
export async function approvedChecklist(
  caller: Awaited<ReturnType<typeof api>>,
  procedureId: string,
): Promise<ChecklistContent | null> {
  const versions = await caller.catalogue.templates({ procedureId, kind: "checklist" });
  const approved = versions.find(({ state }) => state === "approved");
  if (!approved) return null;
  const text = await caller.catalogue.template({ templateVersionId: approved.templateVersionId });
  return text.kind === "checklist" ? text.content : null;
}
