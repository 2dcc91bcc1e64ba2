import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import NotHere from "../../../not-found.tsx";
import { DecisionForm } from "../../_parts/decision-form.tsx";
import { CaseSubPage } from "../../_parts/sub-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Case"))("title") };
}

type Props = { params: Promise<{ caseId: string }> };

/** After a talk with her alone: what was talked about, and what was decided. */
export default async function DecisionPage({ params }: Props) {
  await requireStaff("surgeon");
  const { caseId } = await params;
  const talk = await orMissing((await api()).cases.talk({ caseId }));
  if (!talk) return <NotHere />;
  const words = await getTranslations("Case");
  return (
    <CaseSubPage
      caseId={caseId}
      title={words("decision.title")}
      patientName={talk.patientName}
      about={words("decision.alone")}
      operation={{ name: talk.procedureName, readBy: "whoReads" }}
    >
      <DecisionForm talk={talk} />
    </CaseSubPage>
  );
}
