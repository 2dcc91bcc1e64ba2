import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import { SealBar } from "../../../list/_parts/seal-bar.tsx";
import { Sealed } from "../../../list/_parts/sealed.tsx";
import NotHere from "../../../not-found.tsx";
import { AssessmentForm } from "../../_parts/assessment-form.tsx";

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
  const list = await getTranslations("List");
  return (
    <main className="record ask-page" id="main">
      <div className="record-head">
        <div>
          <h1>{words("assessment.heading")}</h1>
          <p className="meta">
            <b className="who">{one.patientName}</b>
            <span>{words(`anaesthesias.${one.anaesthesia}`)}</span>
          </p>
        </div>
        <div className="case-seal">
          <Sealed>
            <strong>{one.procedureName}</strong>
          </Sealed>
        </div>
      </div>
      <SealBar
        note={list("whoReadsTeam")}
        cover={list("cover")}
        show={list("showForMinute")}
        coverAgain={list("coverAgain")}
      />
      <AssessmentForm caseId={caseId} before={one.preparation.assessment} />
      <p className="small">
        <Link href={`/cases/${caseId}`} prefetch={false}>
          {words("backToCase")}
        </Link>
      </p>
    </main>
  );
}
