import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { dateAt, fullDate } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import type { Line, RecoveryContent, Stretch } from "#server/catalogue/template-schemas.ts";
import NotHere from "../../../../not-found.tsx";
import { ApproveForm } from "../../_parts/approve-form.tsx";
import { DraftButton } from "../../_parts/draft-button.tsx";
import { Frame, readers } from "../../_parts/frame.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Catalogue"))("title") };
}

type Props = { params: Promise<{ templateVersionId: string }> };

/** One version as a whole, and for a surgeon the way to approve it. */
export default async function TextPage({ params }: Props) {
  const { role } = await requireStaff(...readers);
  const { templateVersionId } = await params;
  const words = await getTranslations("Catalogue");
  const caller = await api();
  const [text, sites] = await Promise.all([
    orMissing(caller.catalogue.template({ templateVersionId })),
    caller.practice.sites(),
  ]);
  if (!text) return <NotHere />;
  const { state, approvedAt, approvedByName } = text;
  const zone = sites[0]?.zone ?? "UTC";
  return (
    <Frame here="texts" role={role} title={text.procedureName}>
      <p className="soft catalogue-about">
        {words("version", { version: text.version })}
        {approvedByName && approvedAt && (
          <>
            {". "}
            {words("approved", { name: approvedByName, date: fullDate(dateAt(approvedAt, zone)) })}
          </>
        )}
      </p>
      {state !== "approved" && (
        <div className={`notice ${state === "draft" ? "is-attention" : "is-done"}`}>
          <h2>{words(`textState.${state}`)}</h2>
          <p>{words(state === "draft" ? "draftMeans" : "retiredMeans")}</p>
          {text.isDemo && <p>{words("demoNotice")}</p>}
        </div>
      )}
      {state === "approved" && text.isDemo && (
        <div className="notice is-waiting">
          <p>{words("demoNotice")}</p>
        </div>
      )}
      {text.kind === "recovery" && <TextAsRead content={text.content} />}
      {role === "surgeon" && state !== "retired" && (
        <ApproveForm templateVersionId={templateVersionId} isDraft={state === "draft"} />
      )}
      {(role === "manager" || role === "surgeon") && text.procedureId && (
        <DraftButton procedureId={text.procedureId} />
      )}
    </Frame>
  );
}

async function TextAsRead({ content }: { content: RecoveryContent }) {
  const words = await getTranslations("Catalogue");
  const plain = (lines: readonly string[]) => lines.map((text) => ({ text, intimate: false }));
  return (
    <>
      <Part title={words("parts.about")} lines={content.about} />
      <Part title={words("parts.bring")} lines={plain(content.bring)} />
      {content.days.map((stretch) => (
        <Days key={stretch.from} stretch={stretch} />
      ))}
      <Part title={words("parts.callUs")} lines={plain(content.callUs)} />
      <Part title={words("parts.emergency")} lines={plain(content.emergency)} />
      <Part
        title={words("parts.milestones")}
        lines={plain(content.milestones.map((one) => words("milestone", one)))}
      />
      <Part title={words("parts.sutures")} lines={plain(content.sutures ? [content.sutures] : [])} />
    </>
  );
}

async function Days({ stretch }: { stretch: Stretch }) {
  const words = await getTranslations("Catalogue");
  return (
    <section className="part">
      <div className="part-head">
        <h2>{words("dayRange", { from: stretch.from, to: stretch.to })}</h2>
        <span className="small soft">{stretch.headline}</span>
      </div>
      <div className="cols text-cols">
        {(["do", "dont", "normal"] as const).map((part) => (
          <div key={part}>
            <h3 className="label">{words(`parts.${part}`)}</h3>
            <Lines lines={stretch[part]} />
          </div>
        ))}
      </div>
    </section>
  );
}

async function Part({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <section className="part">
      <h2>{title}</h2>
      <Lines lines={lines} />
    </section>
  );
}

async function Lines({ lines }: { lines: readonly Line[] }) {
  const words = await getTranslations("Catalogue");
  if (lines.length === 0) return <p className="soft">{words("nothing")}</p>;
  return (
    <ul className="text-lines">
      {lines.map(({ text, intimate }) => (
        <li key={text}>
          {text} {intimate && <span className="small soft">({words("folded")})</span>}
        </li>
      ))}
    </ul>
  );
}
