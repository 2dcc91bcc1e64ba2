import { SectionWords } from "#app/_messages/section-words.tsx";
import { EmergencyDialog } from "../../day/_parts/emergency-dialog.tsx";
import { theatreChoices } from "../../day/_parts/theatre-choices.ts";

/** The emergency track of a case, behind a button, with the words of the day that it needs. */
export async function EmergencyForm({ caseId }: { caseId: string }) {
  return (
    <SectionWords of="day">
      <EmergencyDialog caseId={caseId} theatres={await theatreChoices()} />
    </SectionWords>
  );
}
