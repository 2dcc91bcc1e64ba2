import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { dateAt, fullDate } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import type { TemplateView } from "#server/catalogue/template-schemas.ts";
import NotHere from "../../../../not-found.tsx";
import { ApproveForm } from "../../_parts/approve-form.tsx";
import { approvedChecklist } from "../../_parts/approved-checklist.ts";
import { ChecklistAsRead, viewers } from "../../_parts/checklist-as-read.tsx";
import { ConsentAsRead } from "../../_parts/consent-as-read.tsx";
import { DraftButton } from "../../_parts/draft-button.tsx";
import { Frame, readers } from "../../_parts/frame.tsx";
import { RecoveryAsRead } from "../../_parts/recovery-as-read.tsx";
import { WhatChanges } from "../../_parts/what-changes.tsx";
import { mayApprove, mayDraft } from "../../_parts/who-may.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Catalogue"))("title") };
}

type Props = {
  params: Promise<{ templateVersionId: string }>;
  searchParams: Promise<{ as?: string | string[] }>;
};

/** One version as a whole, and for who may approve it the way to do so. `as`: a checklist as one of its viewers gets it. */
export default async function TextPage({ params, searchParams }: Props) {
  const { role } = await requireStaff(...readers);
  const { templateVersionId } = await params;
  const { as } = await searchParams;
  const words = await getTranslations("Catalogue");
  const caller = await api();
  const [text, sites] = await Promise.all([
    orMissing(caller.catalogue.template({ templateVersionId })),
    caller.practice.sites(),
  ]);
  if (!text) return <NotHere />;
  const { kind, state, approvedAt, approvedByName } = text;
  const zone = sites[0]?.zone ?? "UTC";
  return (
    <Frame here="texts" role={role} title={text.procedureName ?? words("forAll")}>
      <p className="soft catalogue-about">
        <b>{words(`textKinds.${kind}`)}</b>
        {". "}
        {words("version", { version: text.version })}
        {approvedByName && approvedAt && (
          <>
            {". "}
            {words("approved", { name: approvedByName, date: fullDate(dateAt(approvedAt, zone)) })}
          </>
        )}
      </p>
      <StateNotice text={text} />
      {text.kind === "recovery" && <RecoveryAsRead content={text.content} />}
      {(text.kind === "consent" || text.kind === "anaesthesia") && <ConsentAsRead content={text.content} />}
      {text.kind === "checklist" && (
        <ChecklistAsRead
          content={text.content}
          as={viewers.find((one) => one === as) ?? "all"}
          path={`/practice/catalogue/texts/${templateVersionId}`}
        />
      )}
      {state === "draft" && <DraftChanges text={text} />}
      {mayApprove(role, kind) && state !== "retired" && (
        <ApproveForm templateVersionId={templateVersionId} isDraft={state === "draft"} />
      )}
      {mayDraft(role, kind) && (
        <p className="btns">
          <DraftButton kind={kind} procedureId={text.procedureId} />
        </p>
      )}
    </Frame>
  );
}

/** Before it is approved: what that would change. */
async function DraftChanges({ text }: { text: TemplateView }) {
  if (text.kind !== "checklist" || !text.procedureId)
    return <WhatChanges kind={text.kind} checklists={null} />;
  const approved = await approvedChecklist(await api(), text.procedureId);
  return <WhatChanges kind={text.kind} checklists={approved && { approved, draft: text.content }} />;
}

async function StateNotice({ text: { kind, state, isDemo } }: { text: TemplateView }) {
  const words = await getTranslations("Catalogue");
  if (state === "approved" && !isDemo) return null;
  const tone = { draft: "is-attention", approved: "is-waiting", retired: "is-done" }[state];
  return (
    <div className={`notice ${tone}`}>
      {state !== "approved" && <h2>{words(`textState.${state}`)}</h2>}
      {state === "draft" && <p>{words("draftMeans", { kind })}</p>}
      {state === "retired" && <p>{words("retiredMeans")}</p>}
      {isDemo && <p>{words("demoNotice")}</p>}
    </div>
  );
}
