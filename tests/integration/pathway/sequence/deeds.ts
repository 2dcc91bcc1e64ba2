import {
  addPolicyRule,
  addPrivilege,
  approveTemplate,
  draftTemplate,
  endPolicyRule,
  endPrivilege,
} from "#server/catalogue/index.ts";
import { newId } from "#server/kernel/index.ts";
import {
  answerItem,
  answerMine,
  assessCase,
  changeCase,
  countersign,
  decideCase,
  judgeRequests,
  myConsents,
  reaffirm,
  signConsent,
  undoStep,
  unwaiveItem,
  unwaiveWait,
  waiveItem,
  waiveWait,
  withdrawConsent,
} from "#server/pathway/index.ts";
import type { ConsentKind } from "#server/pathway/part-schemas.ts";
import type { AnswerValue } from "#server/pathway/schemas.ts";
import { book, cancel, move, setDeskTask } from "#server/scheduling/index.ts";
import { quoted, toOperate } from "#tests/support/asked.ts";
import { anAssessment } from "#tests/support/scene-case.ts";
import { last, procedureOf, type Rule } from "./tape.ts";
import { PASSPHRASE, PERMITTED, type World, ZONE } from "./world.ts";

/** What somebody may do next; numbers are chosen from what is there by then. */
export type Deed =
  | { do: "decide"; operate: boolean }
  | { do: "quote"; daysAgo: number }
  | { do: "sign"; kind: ConsentKind; workerLooked: boolean }
  | { do: "countersign" | "withdraw" | "newVersion"; kind: ConsentKind }
  | { do: "answer"; item: number; right: boolean; byHer: boolean }
  | { do: "answerAll" }
  | { do: "takeBack"; item: number; byHer: boolean }
  | { do: "waive"; item: number; role: "nurse" | "surgeon" | "anaesthetist" }
  | { do: "unwaive"; item: number }
  | { do: "desk"; done: boolean }
  | { do: "assess"; fit: boolean }
  | { do: "book" | "move"; days: number; hour: number }
  | { do: "cancel" | "theDay" | "reaffirm" | "newChecklist" }
  | { do: "undo"; step: "arrived" | "ready" }
  | { do: "endPrivilege"; days: number }
  | { do: "givePrivilege"; days: number | null }
  | { do: "change"; to: number }
  | { do: "waiveWait" | "unwaiveWait"; which: number }
  | {
      do: "rule";
      rule: Partial<Omit<Rule, "procedureId" | "from" | "to">>;
      fromDays: number | null;
      toDays: number | null;
    }
  | { do: "endRule"; which: number; days: number }
  | { do: "wait"; hours: number };

type Doing<D extends Deed["do"]> = (w: World, deed: Extract<Deed, { do: D }>) => Promise<void>;

/** Does it by the product's own verb, and puts on the tape what it took; throws its refusal. */
export async function take(w: World, deed: Deed): Promise<void> {
  w.goOn();
  await (doing[deed.do] as (w: World, one: Deed) => Promise<void>)(w, deed);
}

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const look = (w: World) => judgeRequests(w.worker(), w.scene.practiceId, true);
const dayFrom = (w: World, days: number | null) =>
  days === null ? null : w.today().add({ days }).toString();
const at = (w: World, days: number, hour: number) =>
  w.today().add({ days }).toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).toInstant().toString();
const signedOf = (w: World, kind: ConsentKind) => {
  const consentId = last(w.tape, "signed", (one) => one.kind === kind)?.consentId ?? newId();
  return { caseId: w.made.caseId, consentId };
};
const plannedNow = (w: World) => last(w.tape, "planned");

/** One of the waits that rules ask for, as the case's page names it. */
function waitOf(w: World, which: number) {
  const rules = w.tape.flatMap((one) => (one.did === "rule" && one.rule.days > 0 ? [one.rule] : []));
  const { days = 1, start = "consultation" } = pick(rules, which) ?? {};
  return { days, start, source: SOURCE };
}
const SOURCE = "new act";

const right: Partial<Record<string, AnswerValue>> = {
  tick: { kind: "tick" },
  text: { kind: "text", text: "Nothing known" },
  medication: { kind: "medication", medicines: [] },
  goingHome: { kind: "goingHome", way: "adult", words: "" },
  question: { kind: "question", yes: false, words: "" },
  number: { kind: "number", number: 100 },
};
const wrong: typeof right = {
  question: { kind: "question", yes: true, words: "" },
  number: { kind: "number", number: 300 },
};

const answer: Doing<"answer"> = async (w, { item: n, right: isRight, byHer }) => {
  const item = pick(
    w.items.filter(({ deskTask }) => !deskTask),
    n,
  );
  const value = item && ((isRight ? null : wrong[item.kind]) ?? right[item.kind]);
  if (!item || !value) return;
  const { itemId, owner } = item;
  const given = { caseId: w.made.caseId, itemId, value };
  if (byHer) await answerMine(w.her(), given);
  else await answerItem(w.as(owner === "surgeon" || owner === "anaesthetist" ? owner : "nurse"), given);
  const planned = plannedNow(w)?.startsAt ?? null;
  const by = byHer ? "her" : "team";
  w.told({ did: "answered", itemId, by, right: isRight || !wrong[item.kind], planned });
};

const doing: { [D in Deed["do"]]: Doing<D> } = {
  decide: async (w, { operate }) => {
    const { caseId } = w.made;
    await decideCase(w.as("surgeon"), operate ? toOperate(caseId) : { caseId, outcome: "not_now" });
    w.told({ did: "decided", operate, procedureId: procedureOf(w.tape) });
  },
  quote: async (w, { daysAgo }) => {
    const on = w.today().subtract({ days: daysAgo }).toString();
    await quoted(w.as("surgeon"), w.made.caseId, on);
    w.told({ did: "quoted", on, procedureId: procedureOf(w.tape) });
  },
  sign: async (w, { kind, workerLooked }) => {
    if (workerLooked) await look(w);
    const { consents } = await myConsents(w.her(), { show: true });
    const words = consents.find((one) => one.kind === kind)?.words;
    const version = words?.templateVersionId ?? newId();
    const given = { caseId: w.made.caseId, kind, templateVersionId: version, typedName: "ana Lindqvist" };
    const risks = words?.risks.map(({ riskId }) => riskId) ?? [];
    const { consentId } = await signConsent(w.her(), { ...given, risks, passphrase: PASSPHRASE });
    const procedureId = kind === "surgery" ? procedureOf(w.tape) : null;
    w.told({ did: "signed", kind, consentId, version, procedureId });
  },
  countersign: async (w, { kind }) => {
    const signed = signedOf(w, kind);
    await countersign(w.as(kind === "surgery" ? "surgeon" : "anaesthetist"), signed);
    w.told({ did: "countersigned", consentId: signed.consentId });
  },
  withdraw: async (w, { kind }) => {
    const signed = signedOf(w, kind);
    await withdrawConsent(w.her(), signed);
    w.told({ did: "withdrew", consentId: signed.consentId });
  },
  newVersion: async (w, { kind }) => {
    const procedureId = procedureOf(w.tape);
    const isSurgery = kind === "surgery";
    const ctx = w.as(isSurgery ? "surgeon" : "anaesthetist");
    const { templateVersionId } = await draftTemplate(
      ctx,
      isSurgery ? { procedureId, kind: "consent" } : { procedureId: null, kind: "anaesthesia" },
    );
    await approveTemplate(ctx, { templateVersionId });
    const of = isSurgery ? procedureId : null;
    w.told({ did: "approved", kind, version: templateVersionId, procedureId: of });
  },
  newChecklist: async (w) => {
    const draft = { procedureId: procedureOf(w.tape), kind: "checklist" } as const;
    await approveTemplate(w.as("surgeon"), await draftTemplate(w.as("surgeon"), draft));
  },
  answer,
  answerAll: async (w) => {
    for (const [item, { itemId, owner }] of w.items.filter(({ deskTask }) => !deskTask).entries()) {
      if (!w.missing().gates.includes(itemId)) continue;
      w.goOn();
      const one = { do: "answer", item, right: true, byHer: owner === "patient" } as const;
      await answer(w, one).catch(() => {}); // What is asked on the day is refused before it.
    }
  },
  takeBack: async (w, { item: n, byHer }) => {
    const item = pick(
      w.items.filter(({ deskTask }) => !deskTask),
      n,
    );
    if (!item) return;
    const { itemId, owner } = item;
    const given = { caseId: w.made.caseId, itemId, value: null };
    if (byHer) await answerMine(w.her(), given);
    else await answerItem(w.as(owner === "surgeon" || owner === "anaesthetist" ? owner : "nurse"), given);
    w.told({ did: "tookBack", itemId, by: byHer ? "her" : "team" });
  },
  waive: async (w, { item: n, role }) => {
    const itemId = pick(w.items, n)?.itemId ?? newId();
    await waiveItem(w.as(role), { caseId: w.made.caseId, itemId, reason: "Known to me" });
    w.told({ did: "waived", itemId, planned: plannedNow(w)?.startsAt ?? null });
  },
  unwaive: async (w, { item: n }) => {
    const waived = w.tape.flatMap((one) => (one.did === "waived" ? [one.itemId] : []));
    const itemId = pick(waived, n) ?? newId();
    await unwaiveItem(w.as("nurse"), { caseId: w.made.caseId, itemId });
    w.told({ did: "unwaived", itemId });
  },
  desk: async (w, { done }) => {
    await setDeskTask(w.as("desk"), { requestId: w.made.requestId, task: "interpreter", done });
    w.told({ did: "desk", done });
  },
  assess: async (w, { fit }) => {
    const outcome = fit ? "fit" : "not_fit";
    await assessCase(w.as("anaesthetist"), { caseId: w.made.caseId, ...anAssessment, outcome });
    w.told({ did: "assessed", fit });
  },
  reaffirm: async (w) => {
    await reaffirm(w.as("nurse"), w.made);
    w.told({ did: "reaffirmed", consentId: signedOf(w, "surgery").consentId });
  },
  book: async (w, { days, hour }) => {
    await look(w);
    const { requestId } = w.made;
    const { site: siteId } = w.scene.places;
    const given = { requestId, patientId: w.scene.patients.ana, siteId, idempotencyKey: newId() };
    const { bookingId, startsAt } = await book(w.as("desk"), { ...given, startsAt: at(w, days, hour) });
    w.told({ did: "planned", bookingId, version: 1, startsAt });
  },
  move: async (w, { days, hour }) => {
    await look(w);
    const { bookingId = newId(), version = 1 } = plannedNow(w) ?? {};
    const asked = { bookingId, scheduleVersion: version, askedBy: "patient" } as const;
    const moved = await move(w.as("desk"), { ...asked, startsAt: at(w, days, hour) });
    w.told({ did: "planned", bookingId, version: moved.scheduleVersion, startsAt: moved.startsAt });
  },
  cancel: async (w) => {
    const { bookingId = newId(), version = 1 } = plannedNow(w) ?? {};
    const why = { reason: "other", askedBy: "practice" } as const;
    const gone = await cancel(w.as("desk"), { bookingId, scheduleVersion: version, ...why });
    w.told({ did: "planned", bookingId, version: gone.scheduleVersion, startsAt: null });
  },
  undo: async (w, { step }) => {
    await undoStep(w.as("nurse"), { bookingId: plannedNow(w)?.bookingId ?? newId(), step });
  },
  theDay: async (w) => {
    const startsAt = plannedNow(w)?.startsAt;
    if (startsAt) w.goTo(Temporal.Instant.from(startsAt).subtract({ hours: 2 }));
  },
  wait: async (w, { hours }) => w.goOn({ hours }),
  endPrivilege: async (w, { days }) => {
    const one = last(w.tape, "privilege");
    const until = w.today().add({ days }).toString();
    if (!one) return;
    await endPrivilege(w.as("manager"), { privilegeId: one.privilegeId, lastDate: until });
    w.told({ ...one, did: "privilege", until });
  },
  givePrivilege: async (w, { days }) => {
    const [validFrom, validUntil] = [w.today().toString(), dayFrom(w, days)];
    const of = procedureOf(w.tape);
    const what = { staffId: w.scene.people.surgeon, procedureId: of, source: "The register" };
    const { privilegeId } = await addPrivilege(w.as("manager"), { ...what, validFrom, validUntil });
    w.told({ did: "privilege", privilegeId, of, from: validFrom, until: validUntil });
  },
  rule: async (w, { rule: more, fromDays, toDays }) => {
    const procedureId = procedureOf(w.tape);
    const rule = { ...PERMITTED, ...more, procedureId, from: dayFrom(w, fromDays), to: dayFrom(w, toDays) };
    const { policyRuleId } = await addPolicyRule(w.as("manager"), {
      procedureId,
      ...{ jurisdiction: rule.place, status: rule.status, minimumAge: rule.minimumAge },
      ...{ effectiveFrom: rule.from, effectiveTo: rule.to, source: SOURCE },
      ...{ coolingOffDays: rule.days, coolingOffStart: rule.start, waivable: rule.waivable },
      waitBlocks: [...rule.blocks] as ("operation" | "booking" | "consent" | "payment")[],
      reviewerId: w.scene.people.surgeon,
      reviewedOn: w.today().toString(),
    });
    w.told({ did: "rule", ruleId: policyRuleId, rule });
  },
  change: async (w, { to }) => {
    const others = w.procedures.filter((one) => one !== procedureOf(w.tape));
    const procedureId = pick(others, to) ?? "";
    await changeCase(w.as("surgeon"), { caseId: w.made.caseId, procedureId, variantId: w.variantId });
    w.told({ did: "planned for", procedureId });
  },
  waiveWait: async (w, { which }) => {
    const wait = waitOf(w, which);
    await waiveWait(w.as("surgeon"), { caseId: w.made.caseId, ...wait, reason: "Travels from far" });
    w.told({ did: "let wait pass", ...wait });
  },
  unwaiveWait: async (w, { which }) => {
    const wait = waitOf(w, which);
    await unwaiveWait(w.as("surgeon"), { caseId: w.made.caseId, ...wait });
    w.told({ did: "let wait run", ...wait });
  },
  endRule: async (w, { which, days }) => {
    const one = pick(
      w.tape.filter((entry) => entry.did === "rule"),
      which,
    );
    const lastDate = w.today().add({ days }).toString();
    if (one?.did !== "rule") return;
    await endPolicyRule(w.as("manager"), { policyRuleId: one.ruleId, lastDate });
    w.told({ did: "rule", ruleId: one.ruleId, rule: { ...one.rule, to: lastDate } });
  },
};
