import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SealBar } from "../../list/_parts/seal-bar.tsx";
import { Sealed } from "../../list/_parts/sealed.tsx";

type Props = {
  caseId: string;
  title: string;
  patientName: string;
  about: string;
  /** What the operation is, and who can read that; null where the page says nothing of it. */
  operation: { name: string; readBy: "whoReads" | "whoReadsTeam" } | null;
  children: ReactNode;
};

/** One thing to be written on a case: for whom, of what, the form, and the way back. */
export async function CaseSubPage({ caseId, title, patientName, about, operation, children }: Props) {
  const words = await getTranslations("Case");
  const list = await getTranslations("List");
  return (
    <main className="record ask-page" id="main">
      <div className="record-head">
        <div>
          <h1>{title}</h1>
          <p className="meta">
            <b className="who">{patientName}</b>
            <span>{about}</span>
          </p>
        </div>
        {operation && (
          <div className="case-seal">
            <Sealed>
              <strong>{operation.name}</strong>
            </Sealed>
          </div>
        )}
      </div>
      {operation && (
        <SealBar
          note={list(operation.readBy)}
          cover={list("cover")}
          show={list("showForMinute")}
          coverAgain={list("coverAgain")}
        />
      )}
      {children}
      <p className="small">
        <Link href={`/cases/${caseId}`} prefetch={false}>
          {words("backToCase")}
        </Link>
      </p>
    </main>
  );
}
