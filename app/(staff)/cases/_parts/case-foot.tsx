import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { StaffRole } from "#server/kernel/index.ts";
import type { CaseView } from "#server/pathway/schemas.ts";
import { PrintButton } from "../../_parts/print-button.tsx";
import { EmergencyForm } from "./emergency-form.tsx";
import { mayStartEmergency } from "./emergency-part.tsx";
import { WithdrawForm } from "./withdraw-form.tsx";

/** Where a case leads from here, and what may be done with all of it. */
export async function CaseFoot({ view, role }: { view: CaseView; role: StaffRole }) {
  const words = await getTranslations("Case");
  const list = await getTranslations("List");
  return (
    <div className="case-foot">
      {role === "surgeon" && (
        <Link className="btn" href="/cases" prefetch={false}>
          {words("toCases")}
        </Link>
      )}
      <Link className="btn" href="/list" prefetch={false}>
        {words("toList")}
      </Link>
      {view.isMine && view.preparation?.questions.some(({ replies }) => replies.length === 0) && (
        <a className="btn" href="#questions">
          {words("questions.link")}
        </a>
      )}
      {view.state === "booked" && view.preparation && (
        <Link className="btn" href={`/cases/${view.caseId}/move`} prefetch={false}>
          {words("moved.link")}
        </Link>
      )}
      {view.mayChange && (
        <Link className="btn" href={`/cases/${view.caseId}/plan`} prefetch={false}>
          {words("plan.link")}
        </Link>
      )}
      <PrintButton label={list("print")} />
      {mayStartEmergency(view) && <EmergencyForm caseId={view.caseId} patientName={view.patientName} />}
      {view.mayWithdraw && <WithdrawForm caseId={view.caseId} />}
    </div>
  );
}
