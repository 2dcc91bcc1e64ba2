import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ageOn, dateAt, fullDate, hour, longDate, shortDate } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import type { CaseView } from "#server/pathway/schemas.ts";
import { PrintButton } from "../../_parts/print-button.tsx";
import { SealBar } from "../../list/_parts/seal-bar.tsx";
import { Sealed } from "../../list/_parts/sealed.tsx";
import NotHere from "../../not-found.tsx";
import type { Around } from "../_gates/around.ts";
import { AssessmentPart } from "../_parts/assessment-part.tsx";
import { CalledOff } from "../_parts/called-off.tsx";
import { DecisionPart } from "../_parts/decision-part.tsx";
import { EmergencyForm } from "../_parts/emergency-form.tsx";
import { EmergencyPart, mayStartEmergency } from "../_parts/emergency-part.tsx";
import { GatesOver, GatesPart } from "../_parts/gates-part.tsx";
import { LawfulDays, NotLawful } from "../_parts/lawful-days.tsx";
import { QuestionsPart } from "../_parts/questions-part.tsx";
import { QuotePart } from "../_parts/quote-part.tsx";
import { RisksPart } from "../_parts/risks-part.tsx";
import { Stages } from "../_parts/stages.tsx";
import { TakenBack } from "../_parts/taken-back.tsx";
import { WaitRuler } from "../_parts/wait-ruler.tsx";
import { WaitsPart } from "../_parts/waits-part.tsx";
import { WithdrawForm } from "../_parts/withdraw-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Case"))("title") };
}

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

type Words = Awaited<ReturnType<typeof getTranslations<"Case">>>;

/** One operation, for the treating team: what it is, where it stands, and what the desk knows of it. */
export default async function CasePage({ params, searchParams }: Props) {
  const actor = await requireStaff("surgeon", "nurse", "anaesthetist");
  const [{ caseId }, { opened }] = await Promise.all([params, searchParams]);
  const one = await orMissing((await api()).cases.get({ caseId }));
  if (!one) return <NotHere />;
  const words = await getTranslations("Case");
  const list = await getTranslations("List");
  const today = dateAt(actor.now.toString(), one.zone);
  const lies = one.state === "waiting" || one.state === "booked" || one.state === "no_show";
  const goesOn = one.preparation?.goesOn ?? false;
  const gates = one.state === "withdrawn" ? null : one.preparation?.gates;
  const around: Around = {
    ...{ caseId, today, goesOn, view: one },
    zone: one.zone,
    role: actor.role,
    operatedOn: one.state === "booked" && one.startsAt ? dateAt(one.startsAt, one.zone) : null,
  };
  return (
    <main className="record case-page" id="main">
      <div className="record-head">
        <div>
          <h1>
            <Link className="who" href={`/patients/${one.patientId}`} prefetch={false}>
              {one.patientName}
            </Link>
          </h1>
          <p className="meta">
            {one.birthDate && (
              <span>
                {words("born", { date: fullDate(one.birthDate), age: ageOn(one.birthDate, today) })}
              </span>
            )}
            {one.nameToUse && <span>{words("callHer", { name: one.nameToUse })}</span>}
            <span>{one.siteName}</span>
          </p>
        </div>
        <div className="case-seal">
          <Sealed>
            <strong>{one.procedureName}</strong>
            <span className="under">{whatOf(one, words)}</span>
          </Sealed>
        </div>
        <When view={one} />
      </div>
      <SealBar
        note={list(actor.role === "surgeon" ? "whoReads" : "whoReadsTeam")}
        cover={list("cover")}
        show={list("showForMinute")}
        coverAgain={list("coverAgain")}
      />
      {opened === "1" && !one.decision && (
        <div className="notice is-ready" role="status">
          <h2>{words("opened")}</h2>
          <p>{words("deskAfterDecision")}</p>
        </div>
      )}
      {goesOn && <TakenBack view={one} />}
      <EmergencyPart view={one} now={actor.now} />
      {one.state !== "done" && <CalledOff view={one} />}
      {one.lawful && <NotLawful view={one} lawful={one.lawful} />}
      <Stages view={one} now={actor.now} />
      <div className={gates ? "cols case-body" : "case-body"}>
        {gates &&
          (lies || goesOn ? (
            <GatesPart gates={gates} around={around} />
          ) : (
            <GatesOver gates={gates} around={around} />
          ))}
        <div className="case-beside">
          {one.wait?.from && one.wait.until && (
            <WaitRuler
              wait={{ ...one.wait, from: one.wait.from, until: one.wait.until }}
              view={one}
              today={today}
            />
          )}
          <WaitsPart view={one} />
          <div className="cols case-cols">
            <div>
              <DecisionPart view={one} />
              <AssessmentPart view={one} mayAssess={goesOn && actor.role === "anaesthetist"} />
              <QuotePart view={one} />
              {one.note && (
                <section className="part">
                  <h2>{words("note")}</h2>
                  <p className="seal-note">
                    <span className="icon i-locked" aria-hidden="true" /> {words("noteMeans")}
                  </p>
                  <div className="case-say">
                    <Sealed>{one.note}</Sealed>
                  </div>
                </section>
              )}
            </div>
            <div>
              <RisksPart view={one} />
              <QuestionsPart view={one} />
              {one.lawful && <LawfulDays view={one} lawful={one.lawful} />}
              <section className="part">
                <h2>{words("deskSeesTitle")}</h2>
                <p className="case-say">{await deskSees(one)}</p>
                <p className="small soft">{words("deskSeesMeans")}</p>
              </section>
            </div>
          </div>
        </div>
      </div>
      <div className="case-foot">
        {actor.role === "surgeon" && (
          <Link className="btn" href="/cases" prefetch={false}>
            {words("toCases")}
          </Link>
        )}
        <Link className="btn" href="/list" prefetch={false}>
          {words("toList")}
        </Link>
        {one.isMine && one.preparation?.questions.some(({ replies }) => replies.length === 0) && (
          <a className="btn" href="#questions">
            {words("questions.link")}
          </a>
        )}
        {one.state === "booked" && one.preparation && (
          <Link className="btn" href={`/cases/${caseId}/move`} prefetch={false}>
            {words("moved.link")}
          </Link>
        )}
        {one.mayChange && (
          <Link className="btn" href={`/cases/${caseId}/plan`} prefetch={false}>
            {words("plan.link")}
          </Link>
        )}
        <PrintButton label={list("print")} />
        {mayStartEmergency(one) && <EmergencyForm caseId={one.caseId} />}
        {one.mayWithdraw && <WithdrawForm caseId={one.caseId} />}
      </div>
    </main>
  );
}

/** Side, anaesthesia and sutures, as far as they are settled. */
function whatOf(view: CaseView, words: Words): string {
  const parts = [
    view.side && words(`sides.${view.side}`),
    words(`anaesthesias.${view.anaesthesia}`),
    view.sutures,
    view.suturePlan && words(`suturePlans.${view.suturePlan}`),
  ];
  return parts.filter(Boolean).join(", ");
}

async function When({ view }: { view: CaseView }) {
  const words = await getTranslations("Case");
  const places = [view.roomName, view.surgeonName, view.anaesthetistName].filter((one) => one !== null);
  if (!view.startsAt) {
    return (
      <div className="push case-when">
        <div>
          <div className="soft">{words(`states.${view.state}`)}</div>
          <div className="small soft">{words("notBefore", { date: shortDate(view.notBefore) })}</div>
        </div>
      </div>
    );
  }
  return (
    <div className="push case-when">
      <div>
        <div className="soft">{longDate(dateAt(view.startsAt, view.zone))}</div>
        <div className="small soft">{places.join(", ")}</div>
      </div>
      <div className="bigtime time">{hour(view.startsAt, view.zone)}</div>
    </div>
  );
}

/** In so many words what the desk has of it. */
async function deskSees(view: CaseView): Promise<string> {
  const words = await getTranslations("Case");
  if (view.state === "waiting" && view.lawful && (view.lawful.kept || view.lawful.from === null))
    return words("lawful.deskWaits");
  return words("deskSees", {
    patient: view.patientName,
    profile: view.profileLabel,
    variant: view.variantLabel,
    surgeon: view.surgeonName,
    site: view.siteName,
    date: shortDate([view.notBefore, view.lawful?.from ?? ""].sort()[1] ?? view.notBefore),
  });
}
