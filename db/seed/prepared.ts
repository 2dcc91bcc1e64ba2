import type { ChecklistContent, Item } from "#server/catalogue/checklist-schemas.ts";
import type { ConsentContent } from "#server/catalogue/consent-schemas.ts";
import type { VersionRead } from "#server/catalogue/index.ts";
import { newId } from "#server/kernel/ids.ts";
import { hashOf } from "#server/pathway/index.ts";
import type { HerPart, LawPart, Signed, TeamPart } from "#server/pathway/part-schemas.ts";
import type { AnswerValue, CaseContents, ConsentCopy } from "#server/pathway/schemas.ts";
import type { Dice } from "./dice.ts";

/** The approved texts that the demo's cases go by. */
export type DemoTexts = {
  consentVersionId: string;
  consent: ConsentRead;
  checklistVersionId: string;
  checklist: ChecklistContent;
  anaesthesiaVersionId: string;
  anaesthesia: ConsentRead;
};
type ConsentRead = VersionRead<ConsentContent>;

export type Given = {
  caseId: string;
  procedureName: string;
  herName: string;
  texts: DemoTexts;
  anaesthesia: Item["anaesthesia"][number];
  procedureId: string;
  side: CaseContents["side"];
  stitches: Pick<NonNullable<TeamPart["sutures"]>, "kind" | "material">;
  surgeon: { id: string; name: string };
  nurse: { id: string; name: string };
  anaesthetist: { id: string; name: string };
  /** When it was asked for, and now. */
  askedAt: Temporal.Instant;
  now: Temporal.Instant;
  /** Of the operation; null: no date yet. */
  startsAt: Temporal.Instant | null;
  zone: string;
  roll: Dice;
};

export type Prepared = { team: TeamPart; hers: HerPart; law: LawPart; copies: ConsentCopy[] } & Pick<
  CaseContents,
  "countersigned"
>;

const DAY = 24;

/** How far a case has come: done once it is over, nearly so in the days before, and less the further away. */
function chanceOf({ startsAt, now }: Given): number {
  if (!startsAt) return 0.1;
  const days = startsAt.since(now).total("hours") / DAY;
  return days < 0.2 ? 1 : days < 1.5 ? 0.97 : days < 4 ? 0.93 : days < 10 ? 0.7 : 0.3;
}

/** What the demo's patients and staff have written by now: consents, answers, the anaesthetist's word. */
export function prepared(given: Given): Prepared {
  const { texts, anaesthesia, startsAt, now, roll, surgeon, nurse, anaesthetist } = given;
  const chance = chanceOf(given);
  const asleep = anaesthesia === "sedation" || anaesthesia === "general";
  const [signs, counters] = [roll.chance(chance), roll.chance(chance)];
  const begun = startsAt !== null && Temporal.Instant.compare(startsAt, now) <= 0;
  const before = (hours: number) => earliest(startsAt?.subtract({ hours }) ?? now, now, given.askedAt);
  const by = (who: { id: string; name: string }, hours: number) => ({
    at: before(hours).toString(),
    byId: who.id,
    byName: who.name,
  });
  const copies = [
    ...(signs ? [copyOf(given, "surgery", before(5 * DAY))] : []),
    ...(signs && asleep ? [copyOf(given, "anaesthesia", before(4 * DAY))] : []),
  ];
  const signed = copies.map((copy) => signedOf(given, copy));
  const surgery = signed.filter(({ kind }) => kind === "surgery");
  const sleep = signed.filter(({ kind }) => kind === "anaesthesia");
  const answers = (owners: readonly Item["owner"][], who: { id: string; name: string } | null) =>
    Object.fromEntries(
      texts.checklist.items
        .filter((item) => owners.includes(item.owner) && item.anaesthesia.includes(anaesthesia))
        .filter(({ due, kind }) => kind !== "file" && (due.by === "days" || begun))
        .filter(() => roll.chance(chance))
        .map((item) => {
          const hours = item.due.by === "days" ? item.due.days * DAY : 0;
          const answer = who ? by(who, hours) : { at: before(hours).toString(), byId: null, byName: "" };
          return [
            item.itemId,
            { ...answer, value: answerTo(item, roll), forStart: startsAt?.toString() ?? null },
          ];
        }),
    );
  const [first] = surgery;
  const counted = counters ? surgery : [];
  return {
    copies,
    countersigned: counted.map(({ consentId }) => ({
      consentId,
      at: before(3 * DAY).toString(),
      byName: surgeon.name,
    })),
    hers: { consents: [...surgery, ...sleep], questions: [], answers: answers(["patient"], null) },
    team: {
      answers: {
        ...answers(["nurse"], nurse),
        ...answers(["surgeon"], surgeon),
        ...answers(["anaesthetist"], anaesthetist),
      },
      // No files are made up: whoever comes soon had none to send, and said so on the phone.
      waivers: texts.checklist.items
        .filter(({ kind }) => kind === "file" && chance > 0.95)
        .map(({ itemId }) => ({
          ...by(nurse, 7 * DAY),
          itemId,
          role: "nurse",
          reason: "Has none",
          forStart: null,
        })),
      assessment:
        asleep && roll.chance(chance)
          ? {
              asa: roll.between(1, 2),
              airway: "Mallampati 1, opens wide",
              sleepApnoea: false,
              heightCm: roll.between(155, 178),
              weightKg: roll.between(50, 82),
              clotRisk: "low",
              outcome: "fit",
              conditions: "",
              anaesthesia,
              ...by(anaesthetist, 6 * DAY),
            }
          : null,
      countersigned: counters
        ? sleep.map(({ consentId }) => ({ consentId, ...by(anaesthetist, 3 * DAY) }))
        : [],
      ...{ padss: null, specimens: [], emergency: null, emergenciesBefore: [], cancelled: [] },
      sutures: begun ? { ...given.stitches, words: "", reviewRequestId: null, ...by(surgeon, 0) } : null,
      cleared: null,
      reaffirmed: begun && first && counters ? { consentId: first.consentId, ...by(nurse, 1) } : null,
    },
    law: {
      procedureId: given.procedureId,
      waivedAt: [],
      consentFrom: given.askedAt.toZonedDateTimeISO(given.zone).toPlainDate().toString(),
      current: { surgery: texts.consentVersionId, anaesthesia: texts.anaesthesiaVersionId },
    },
  };
}

const earliest = (
  wished: Temporal.Instant,
  now: Temporal.Instant,
  from: Temporal.Instant,
): Temporal.Instant => {
  const ms = Math.min(Math.max(wished.epochMilliseconds, from.epochMilliseconds), now.epochMilliseconds);
  return Temporal.Instant.fromEpochMilliseconds(ms);
};

function copyOf(given: Given, kind: Signed["kind"], at: Temporal.Instant): ConsentCopy {
  const { texts, procedureName, caseId, herName } = given;
  const isSurgery = kind === "surgery";
  const { content, isDemo, version, approvedByName, approvedAt } = isSurgery
    ? texts.consent
    : texts.anaesthesia;
  const { format: _, ...text } = content;
  const words = {
    kind,
    templateVersionId: isSurgery ? texts.consentVersionId : texts.anaesthesiaVersionId,
    procedureName: isSurgery ? procedureName : null,
    ...{ isDemo, version, approvedByName, approvedAt },
    ...text,
  };
  return { consentId: newId(), caseId, words, typedName: herName, signedAt: at.toString() };
}

const signedOf = ({ procedureId, side, anaesthesia }: Given, copy: ConsentCopy): Signed => ({
  consentId: copy.consentId,
  kind: copy.words.kind,
  templateVersionId: copy.words.templateVersionId,
  version: copy.words.version,
  ...(copy.words.kind === "surgery" ? { procedureId, side } : { procedureId: null, anaesthesia }),
  hash: hashOf(copy),
  signedAt: copy.signedAt,
  withdrawnAt: null,
});

function answerTo(item: Item, roll: Dice): AnswerValue {
  if (item.kind === "question") return { kind: "question", yes: item.question?.expects === "yes", words: "" };
  if (item.kind === "text")
    return { kind: "text", text: roll.pick(["Nothing known", "None", "As told on the phone"]) };
  if (item.kind === "number") return { kind: "number", number: item.number?.min ?? 0 };
  if (item.kind === "medication")
    return {
      kind: "medication",
      medicines: roll.chance(0.5)
        ? [{ medicine: "Ibuprofen 400 mg", action: "stop", how: "From a week before" }]
        : [],
    };
  if (item.kind === "goingHome")
    return { kind: "goingHome", way: roll.pick(["adult", "adult", "clinic"]), words: "" };
  return { kind: "tick" };
}
