import { EmergencyDialog } from "../../day/_parts/emergency-dialog.tsx";
import { theatreChoices } from "../../day/_parts/theatre-choices.ts";

/** The emergency track of a case, behind a button. */
export async function EmergencyForm({ caseId }: { caseId: string }) {
  return <EmergencyDialog caseId={caseId} theatres={await theatreChoices()} />;
}
