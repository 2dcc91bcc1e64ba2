import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import { viewOf } from "#app/_trpc/view-of.ts";
import NotHere from "../../../not-found.tsx";
import { PlanForm } from "../../_parts/plan-form.tsx";
import { CaseSubPage } from "../../_parts/sub-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Case"))("title") };
}

type Props = { params: Promise<{ caseId: string }> };

/** Another operation, side, anaesthesia or length: what that asks again is said before. */
export default async function PlanPage({ params }: Props) {
  await requireStaff("surgeon");
  const { caseId } = await params;
  const asked = await viewOrRefusal(caseId);
  if (!asked) return <NotHere />;
  const words = await getTranslations("Case");
  const { view } = asked;
  return (
    <CaseSubPage
      caseId={caseId}
      title={words("plan.title")}
      patientName={view?.patientName ?? ""}
      about={words("plan.about")}
      operation={view && { name: view.procedureName, readBy: "whoReads" }}
    >
      {view ? <PlanForm view={view} /> : <p>{asked.refusal}</p>}
    </CaseSubPage>
  );
}

const kept = ["caseOver", "importedCase", "needsConsultation", "noSurgeonResource"] as const;

/** What is before its surgeon; or why the plan stays, in words; null where the case is not there for this surgeon. */
async function viewOrRefusal(caseId: string) {
  try {
    const view = await orMissing((await api()).cases.changeView({ caseId }));
    return view && { view, refusal: null };
  } catch (error) {
    const view = await viewOf(error);
    const reason = kept.find((one) => one === view.reason);
    if (!reason) throw error;
    return { view: null, refusal: (await getTranslations("Errors"))(reason) };
  }
}
