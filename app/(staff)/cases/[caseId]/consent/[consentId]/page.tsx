import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { dateAt, fullDate, hour } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import type { ConsentCopyView } from "#server/pathway/schemas.ts";
import { PrintButton } from "../../../../_parts/print-button.tsx";
import { SealBar } from "../../../../list/_parts/seal-bar.tsx";
import NotHere from "../../../../not-found.tsx";
import { SignToo } from "../../../_gates/built-in-buttons.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Case"))("title") };
}

type Props = { params: Promise<{ caseId: string; consentId: string }> };

/** What she signed, word for word, with what proves it. It prints in full: whoever prints it hands it to her. */
export default async function ConsentPage({ params }: Props) {
  await requireStaff("surgeon", "nurse", "anaesthetist");
  const { caseId, consentId } = await params;
  const caller = await api();
  const [one, copy] = await Promise.all([
    orMissing(caller.cases.get({ caseId })),
    orMissing(caller.cases.consentCopy({ caseId, consentId })),
  ]);
  if (!one || !copy) return <NotHere />;
  const words = await getTranslations("Case.copy");
  const list = await getTranslations("List");
  const { preparation } = one;
  const waits = [preparation?.consent, preparation?.anaesthesia].some(
    (consent) => consent?.consentId === consentId && consent.mayCountersign,
  );
  return (
    <main className="record consent-copy" id="main">
      <div className="record-head">
        <div>
          <h1>{words(copy.words.kind === "anaesthesia" ? "titleAnaesthesia" : "title")}</h1>
          <p className="meta">
            <b className="who">{one.patientName}</b>
            <span>{words("version", { version: copy.words.version })}</span>
          </p>
        </div>
        <div className="btns push">
          {waits && <SignToo caseId={caseId} consentId={consentId} look="btn main" />}
          <PrintButton label={words("print")} />
        </div>
      </div>
      <SealBar
        note={list("whoReadsTeam")}
        cover={list("cover")}
        show={list("showForMinute")}
        coverAgain={list("coverAgain")}
      />
      <Text copy={copy} zone={one.zone} />
      <Signatures copy={copy} zone={one.zone} />
      <p className="small soft no-paper">{words("printMeans")}</p>
      <p className="small no-paper">
        <Link href={`/cases/${caseId}`} prefetch={false}>
          {(await getTranslations("Case"))("backToCase")}
        </Link>
      </p>
    </main>
  );
}

type PartProps = { copy: ConsentCopyView; zone: string };

async function Text({ copy: { words: text }, zone }: PartProps) {
  const words = await getTranslations("Case.copy");
  const parts = [
    { key: "purpose" as const, lines: text.purpose },
    { key: "done" as const, lines: text.done },
    { key: "alternatives" as const, lines: text.alternatives },
    { key: "risks" as const, lines: text.risks.map((risk) => risk.text) },
    { key: "noGuarantee" as const, lines: [text.noGuarantee] },
    { key: "recovery" as const, lines: text.recovery },
  ];
  return (
    <div className="sealed copy-text">
      <div className="seal-words">
        {text.procedureName && <h2 className="copy-name">{text.procedureName}</h2>}
        {text.approvedByName && text.approvedAt && (
          <p className="small soft">
            {words("approved", {
              name: text.approvedByName,
              date: fullDate(dateAt(text.approvedAt, zone)),
            })}
            {text.isDemo && `. ${words("demo")}`}
          </p>
        )}
        {parts
          .filter(({ lines }) => lines.length > 0)
          .map(({ key, lines }) => (
            <section className="part" key={key}>
              <h2>{words(key)}</h2>
              <ul className={key === "risks" ? "gates" : "text-lines"}>
                {lines.map((line) => (
                  <li key={line}>
                    {key === "risks" && <span className="icon i-yes" aria-hidden="true" />}
                    <span>{line}</span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </div>
    </div>
  );
}

async function Signatures({ copy, zone }: PartProps) {
  const words = await getTranslations("Case.copy");
  const moment = (at: string) => ({ date: fullDate(dateAt(at, zone)), time: hour(at, zone) });
  const rows = [
    { key: "name", label: words("name"), is: copy.typedName },
    { key: "signed", label: words("signedAt"), is: words("at", moment(copy.signedAt)) },
    {
      key: "counter",
      label: words("counter"),
      is:
        copy.countersignedBy && copy.countersignedAt
          ? words("counterBy", { name: copy.countersignedBy, ...moment(copy.countersignedAt) })
          : words("counterNone"),
    },
  ];
  return (
    <section className="part copy-signed" aria-labelledby="signatures">
      <h2 id="signatures">{words("signature")}</h2>
      {copy.withdrawnAt && (
        <p className="notice is-attention">
          <span className="mark is-attention">{words("withdrawn")}</span>{" "}
          {words("at", moment(copy.withdrawnAt))}
        </p>
      )}
      <dl className="rows">
        {rows.map(({ key, label, is }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{is}</dd>
          </div>
        ))}
        <div>
          <dt>{words("hash")}</dt>
          <dd>
            <code className="copy-hash">{copy.hash}</code>
            <span className="under">{words("hashMeans")}</span>
          </dd>
        </div>
      </dl>
    </section>
  );
}
