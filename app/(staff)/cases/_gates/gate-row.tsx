import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { dateAt, dayMonth } from "#app/_format/index.ts";
import type { GateView } from "#server/pathway/schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";
import { About } from "./about.tsx";
import { answerWords } from "./answer-words.ts";
import { type Around, consentOf, isOfTheDay, isShut } from "./around.ts";
import { BuiltInButtons } from "./built-in-buttons.tsx";
import { closedBy, coolingOffUntil, standingOf, titleOf } from "./gate-words.ts";
import { ItemButtons } from "./item-buttons.tsx";
import { Papers } from "./papers.tsx";

type Props = {
  gate: GateView;
  around: Around;
  /** The one thing to do first. */
  main?: boolean;
  /** Stands in the place of the mark. */
  pick?: ReactNode;
};

const tones = {
  closed: "is-done",
  waived: "is-silent",
  open: "is-waiting",
  attention: "is-attention",
} as const;

/** One gate or item: its mark, what it is, how it stands, and what this reader can do about it. */
export async function GateRow({ gate, around, main = false, pick }: Props) {
  const words = await getTranslations("Case.gates");
  const title = await titleOf(gate, around);
  const [shut, late] = [isShut(gate), gate.due?.overdue ?? false];
  const locked = coolingOffUntil(gate, around) !== null;
  const ahead = shut && around.operatedOn !== around.today && isOfTheDay(gate, around);
  const tone = locked || ahead ? "is-locked" : late ? "is-attention" : tones[gate.state];
  const mark = locked || ahead ? "locked" : gate.state === "open" ? gate.waitsFor : gate.state;
  const consent = consentOf(gate, around);
  return (
    <li data-gate={gate.state}>
      {pick ?? <span className={`mark bare ${tone}`}>{words(`marks.${mark}`)}</span>}
      <span className={shut ? "open gate-title" : "gate-title"}>{title}</span>
      <span className="gate-do">
        {gate.state === "closed" && <span className="small soft">{await closedBy(gate, around)}</span>}
        {around.goesOn &&
          !ahead &&
          (gate.item ? (
            <ItemButtons gate={gate} item={gate.item} caseId={around.caseId} main={main} />
          ) : (
            shut && (
              <BuiltInButtons
                by={gate.by}
                title={title}
                caseId={around.caseId}
                main={main}
                can={canOf(gate, around)}
                consentId={consent?.mayCountersign ? consent.consentId : null}
              />
            )
          ))}
      </span>
      {shut && <small className={late ? "gate-late" : undefined}>{await standingOf(gate, around)}</small>}
      <LetPass gate={gate} zone={around.zone} />
      <Answered gate={gate} />
      <Papers gate={gate} around={around} />
      {consent?.consentId && (
        <small>
          <Link href={`/cases/${around.caseId}/consent/${consent.consentId}`} prefetch={false}>
            <About label={words("readConsent")} title={title} />
          </Link>
        </small>
      )}
    </li>
  );
}

/** By whom it was let pass and why; or that it was, for another day, and is asked again. */
async function LetPass({ gate, zone }: { gate: GateView; zone: string }) {
  const words = await getTranslations("Case.gates");
  const { waiver, state } = gate;
  if (!waiver || state === "closed") return null;
  const forDate = waiver.forDate ? dayMonth(waiver.forDate) : "none";
  if (state !== "waived") return <small>{words("letPassFor", { date: forDate })}</small>;
  const by = {
    name: waiver.byName,
    role: roleOf(waiver.role, await getTranslations("Staff")),
    date: dayMonth(dateAt(waiver.at, zone)),
    reason: waiver.reason,
  };
  return (
    <small>
      <Sealed>{words("waivedBy", by)}</Sealed>
      {waiver.forDate && <> {words("forDateAlone", { date: forDate })}</>}
    </small>
  );
}

async function Answered({ gate: { answer, item } }: { gate: GateView }) {
  const said = answer && item ? await answerWords(answer.value, item) : [];
  if (said.length === 0) return null;
  return (
    <small>
      <Sealed>
        {said.map((line) => (
          <span className="answer-line" key={line}>
            {line}
          </span>
        ))}
      </Sealed>
    </small>
  );
}

/** What this reader can do about a built-in gate; the server has the last word. */
function canOf({ by, waitsFor }: GateView, { role, view, today, operatedOn }: Around) {
  if (by === "decision") return role === "surgeon" && view?.mayDecide !== false ? "record" : null;
  if (by === "assessment") return role === "anaesthetist" ? "assess" : null;
  if (by === "reaffirmed") return operatedOn === today ? "reaffirm" : null;
  const signs = by === "consent" ? "surgeon" : "anaesthetist";
  if (waitsFor !== "clinic" || role !== signs) return null;
  // The list of many does not say which consent: there the case is opened.
  return view ? "sign" : "open";
}

type StaffWords = Awaited<ReturnType<typeof getTranslations<"Staff">>>;
const roleOf = (role: string, words: StaffWords): string =>
  role === "nurse" || role === "surgeon" || role === "anaesthetist" ? words(`roles.${role}`) : role;
