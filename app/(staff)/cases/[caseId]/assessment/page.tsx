import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import NotHere from "../../../not-found.tsx";
import { AssessmentForm } from "../../_parts/assessment-form.tsx";
import { CaseSubPage } from "../../_parts/sub-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Case"))("title") };
}

type Props = { params: Promise<{ caseId: string }> };

/** An anaesthetist's word before sedation or general anaesthesia. */
export default async function AssessmentPage({ params }: Props) {
  await requireStaff("anaesthetist");
  const { caseId } = await params;
  const one = await orMissing((await api()).cases.get({ caseId }));
  const lies = one?.state === "waiting" || one?.state === "booked" || one?.state === "no_show";
  if (!one?.preparation?.asksAssessment || !lies || one.decision?.outcome !== "operate") return <NotHere />;
  const words = await getTranslations("Case");
  return (
    <CaseSubPage
      caseId={caseId}
      title={words("assessment.heading")}
      patientName={one.patientName}
      about={words(`anaesthesias.${one.anaesthesia}`)}
      operation={{ name: one.procedureName, readBy: "whoReadsTeam" }}
    >
      <AssessmentForm caseId={caseId} before={one.preparation.assessment} />
    </CaseSubPage>
  );
}
