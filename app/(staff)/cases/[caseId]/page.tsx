import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { dateAt, shortDate } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import type { CaseView } from "#server/pathway/schemas.ts";
import { SealBar } from "../../list/_parts/seal-bar.tsx";
import { Sealed } from "../../list/_parts/sealed.tsx";
import NotHere from "../../not-found.tsx";
import type { Around } from "../_gates/around.ts";
import { AssessmentPart } from "../_parts/assessment-part.tsx";
import { CalledOff } from "../_parts/called-off.tsx";
import { CaseFoot } from "../_parts/case-foot.tsx";
import { CaseHead } from "../_parts/case-head.tsx";
import { DecisionPart } from "../_parts/decision-part.tsx";
import { EmergencyPart } from "../_parts/emergency-part.tsx";
import { GatesOver, GatesPart } from "../_parts/gates-part.tsx";
import { HealingPart } from "../_parts/healing-part.tsx";
import { LawfulDays, NotLawful } from "../_parts/lawful-days.tsx";
import { QuestionsPart } from "../_parts/questions-part.tsx";
import { QuotePart } from "../_parts/quote-part.tsx";
import { RisksPart } from "../_parts/risks-part.tsx";
import { Stages } from "../_parts/stages.tsx";
import { TakenBack } from "../_parts/taken-back.tsx";
import { WaitRuler } from "../_parts/wait-ruler.tsx";
import { WaitsPart } from "../_parts/waits-part.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Case"))("title") };
}

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One operation, for the treating team: what it is, where it stands, and what the desk knows of it. */
export default async function CasePage({ params, searchParams }: Props) {
  const actor = await requireStaff("surgeon", "nurse", "anaesthetist");
  const [{ caseId }, { opened }] = await Promise.all([params, searchParams]);
  const caller = await api();
  const one = await orMissing(caller.cases.get({ caseId }));
  if (!one) return <NotHere />;
  const healing =
    one.state === "done" || one.state === "booked" ? await caller.recovery.healing({ caseId }) : null;
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
      <CaseHead view={one} today={today} />
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
          {healing && <HealingPart caseId={caseId} zone={one.zone} healing={healing} />}
          <WaitsPart view={one} today={today} />
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
      <CaseFoot view={one} role={actor.role} />
    </main>
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
