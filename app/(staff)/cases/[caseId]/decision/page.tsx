import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import { SealBar } from "../../../list/_parts/seal-bar.tsx";
import { Sealed } from "../../../list/_parts/sealed.tsx";
import NotHere from "../../../not-found.tsx";
import { DecisionForm } from "../../_parts/decision-form.tsx";

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
  const list = await getTranslations("List");
  return (
    <main className="record ask-page" id="main">
      <div className="record-head">
        <div>
          <h1>{words("decision.title")}</h1>
          <p className="meta">
            <b className="who">{talk.patientName}</b>
            <span>{words("decision.alone")}</span>
          </p>
        </div>
        <div className="case-seal">
          <Sealed>
            <strong>{talk.procedureName}</strong>
          </Sealed>
        </div>
      </div>
      <SealBar
        note={list("whoReads")}
        cover={list("cover")}
        show={list("showForMinute")}
        coverAgain={list("coverAgain")}
      />
      <DecisionForm talk={talk} />
      <p className="small">
        <Link href={`/cases/${caseId}`} prefetch={false}>
          {words("backToCase")}
        </Link>
      </p>
    </main>
  );
}
