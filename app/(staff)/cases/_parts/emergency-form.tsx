import { EmergencyDialog } from "../../day/_parts/emergency-dialog.tsx";
import { theatreChoices } from "../../day/_parts/theatre-choices.ts";

/** The emergency track of a case, behind a button. */
export async function EmergencyForm({ caseId, patientName }: { caseId: string; patientName: string }) {
  return <EmergencyDialog caseId={caseId} patientName={patientName} theatres={await theatreChoices()} />;
}
