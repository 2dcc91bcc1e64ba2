import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { dateAt, dayMonth } from "#app/_format/index.ts";
import type { GateView, ItemView } from "#server/pathway/schemas.ts";
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

type Answer = NonNullable<GateView["answer"]>;
type Waiver = NonNullable<GateView["waiver"]>;

const tones = {
  closed: "is-done",
  waived: "is-silent",
  open: "is-waiting",
  attention: "is-attention",
} as const;

/** One gate or item: its mark, what it is, how it stands, and what this reader can do about it. */
export function GateRow({ gate, around, main = false, pick }: Props) {
  const words = useTranslations("Case.gates");
  const title = titleOf(gate, around, words);
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
        {gate.state === "closed" && <span className="small soft">{closedBy(gate, around, words)}</span>}
        {around.goesOn && !ahead && <Buttons gate={gate} title={title} around={around} main={main} />}
      </span>
      {shut && <small className={late ? "gate-late" : undefined}>{standingOf(gate, around, words)}</small>}
      {gate.waiver && gate.state !== "closed" && (
        <LetPass waiver={gate.waiver} isWaived={gate.state === "waived"} zone={around.zone} />
      )}
      {gate.answer && gate.item && <Answered answer={gate.answer} item={gate.item} />}
      {gate.answer?.value.kind === "file" && <Papers gate={gate} around={around} />}
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

/** What this reader can do about it, if anything: most rows of a list have nothing to press, and send nothing for it. */
function Buttons({ gate, title, around, main }: Required<Omit<Props, "pick">> & { title: string }) {
  const { caseId } = around;
  const { item, state, answer, mayAnswer, mayWaive } = gate;
  if (item) {
    if (!mayAnswer && !mayWaive && state !== "waived") return null;
    return (
      <ItemButtons gate={{ state, answer, mayAnswer, mayWaive }} item={item} caseId={caseId} main={main} />
    );
  }
  const can = isShut(gate) && canOf(gate, around);
  if (!can) return null;
  const consent = consentOf(gate, around);
  const consentId = consent?.mayCountersign ? consent.consentId : null;
  return <BuiltInButtons title={title} caseId={caseId} main={main} can={can} consentId={consentId} />;
}

/** By whom it was let pass and why; or that it was, for another day, and is asked again. */
function LetPass({ waiver, isWaived, zone }: { waiver: Waiver; isWaived: boolean; zone: string }) {
  const words = useTranslations("Case.gates");
  const staff = useTranslations("Staff");
  const forDate = waiver.forDate ? dayMonth(waiver.forDate) : "none";
  if (!isWaived) return <small>{words("letPassFor", { date: forDate })}</small>;
  const by = {
    name: waiver.byName,
    role: roleOf(waiver.role, staff),
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

function Answered({ answer, item }: { answer: Answer; item: ItemView }) {
  const words = useTranslations("Case.answer");
  const said = answerWords(answer.value, item, words);
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

type StaffWords = ReturnType<typeof useTranslations<"Staff">>;
const roleOf = (role: string, words: StaffWords): string =>
  role === "nurse" || role === "surgeon" || role === "anaesthetist" ? words(`roles.${role}`) : role;
