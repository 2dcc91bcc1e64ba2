import { barId } from "#server/identity/bar-queries.ts";
import { SILENT } from "#server/identity/rules/patient-changes.ts";
import type { StaffRole } from "#server/kernel/index.ts";
import { toOperate } from "#tests/support/asked.ts";
import { anAssessment, ITEMS, QUESTION } from "#tests/support/scene-case.ts";
import type { Answer } from "./ask.ts";
import type { Stage } from "./stage.ts";
import type { Viewer } from "./viewers.ts";

export type Row = {
  as: StaffRole | "patient";
  input: (stage: Stage) => unknown;
  answers: Record<Viewer, Answer>;
};

type Declared = Partial<Record<Viewer, Answer>>;

/** Staff in these roles; `elsewhere` and `barred` have the first of them and are declared each time. */
function forStaff(
  roles: readonly [StaffRole, ...StaffRole[]],
  answers: Declared & Record<"elsewhere" | "barred", Answer>,
  input: Row["input"] = () => undefined,
): Row {
  const of = (role: StaffRole): Answer => (roles.includes(role) ? "ok" : "FORBIDDEN");
  return {
    as: roles[0],
    input,
    answers: {
      nobody: "UNAUTHORIZED",
      desk: of("desk"),
      nurse: of("nurse"),
      surgeon: of("surgeon"),
      anaesthetist: of("anaesthetist"),
      manager: of("manager"),
      otherPatient: "FORBIDDEN",
      herself: "FORBIDDEN",
      ...answers,
    },
  };
}

/** The signed-in patient, about herself: other patients are answered about themselves. */
function forPatient(answers: Declared = {}, input: Row["input"] = () => undefined): Row {
  return {
    as: "patient",
    input,
    answers: {
      nobody: "UNAUTHORIZED",
      elsewhere: "ok",
      barred: "FORBIDDEN",
      desk: "FORBIDDEN",
      nurse: "FORBIDDEN",
      surgeon: "FORBIDDEN",
      anaesthetist: "FORBIDDEN",
      manager: "FORBIDDEN",
      otherPatient: "ok",
      herself: "ok",
      ...answers,
    },
  };
}

const unseen = { elsewhere: "NOT_FOUND", barred: "NOT_FOUND" } as const;
const emptyHanded = { elsewhere: "ok", barred: "ok" } as const;

const ofColleague = { elsewhere: "NOT_FOUND", barred: "ok" } as const;

const allStaff = ["desk", "nurse", "surgeon", "anaesthetist", "manager"] as const;
const whoMayKnow = ["desk", "nurse", "surgeon", "anaesthetist"] as const;
/** The anaesthetist of another case does not know her. */
const hers = { ...unseen, anaesthetist: "NOT_FOUND" } as const;
const seen = (bookingId: string) => ({ bookingId, scheduleVersion: 1 });

const notTaken = {
  desk: "NOT_FOUND",
  nurse: "NOT_FOUND",
  surgeon: "NOT_FOUND",
  anaesthetist: "NOT_FOUND",
} as const;
const whoTreats = ["nurse", "surgeon", "anaesthetist"] as const;
const answered = ({ cases, checkIn: { day } }: Stage) => ({
  ...{ caseId: cases.done.caseId, day },
  answers: { pain: 1, temperature: null, bleeding: "none", water: true, signs: [], words: "" },
});
const managerAndClinic = ["manager", "surgeon", "nurse", "anaesthetist"] as const;
const operation = ({ held, places }: Stage["here"]) => [
  {
    name: "operation",
    minutes: 45,
    main: true,
    needs: [
      { kind: "surgeon", resourceId: held.surgeon },
      { kind: "theatre", resourceId: places.theatre },
    ],
  },
];

const anotherPlan = ({ cases, here }: Stage) => ({
  caseId: cases.waiting.caseId,
  procedureId: here.offers.two,
  variantId: here.offers.hourFive,
});
const aWait = (caseId: string) => ({ caseId, days: 14, start: "consultation", source: "test" });

/** An id that is nobody's: the same answer for a manager of the practice as for any other. */
const nowhere = { elsewhere: "NOT_FOUND", barred: "NOT_FOUND", manager: "NOT_FOUND" } as const;
const aSite = {
  name: "Linden North",
  zone: "Europe/Paris",
  jurisdiction: "FR",
  address: "1 rue de l’Exemple, Paris",
  phone: "+33 1 00 00 00 43",
  emergencyNumber: "15",
};

/** Who is answered what, when it is about Ana. */
export const matrix: Record<string, Row> = {
  "cases.offers": forStaff(["surgeon"], unseen, ({ here }) => ({
    patientId: here.patients.ana,
    siteId: here.places.site,
  })),
  "cases.open": forStaff(["surgeon"], unseen, ({ here }) => ({
    patientId: here.patients.ana,
    procedureId: here.offers.two,
    variantId: here.offers.hourFive,
    siteId: here.places.site,
    notBefore: "2026-07-01",
  })),
  "cases.changeView": forStaff(["surgeon"], unseen, ({ cases }) => ({ caseId: cases.waiting.caseId })),
  "cases.previewChange": forStaff(["surgeon"], unseen, anotherPlan),
  "cases.change": forStaff(["surgeon"], unseen, anotherPlan),
  // No rule lets a wait of hers be waived, and none was.
  "cases.waiveWait": forStaff(["surgeon"], { ...unseen, surgeon: "CONFLICT" }, ({ cases }) => ({
    ...aWait(cases.waiting.caseId),
    reason: "Comes from far",
  })),
  "cases.unwaiveWait": forStaff(["surgeon"], { ...unseen, surgeon: "CONFLICT" }, ({ cases }) =>
    aWait(cases.waiting.caseId),
  ),
  "cases.talk": forStaff(["surgeon"], unseen, ({ cases }) => ({ caseId: cases.waiting.caseId })),
  "cases.decide": forStaff(["surgeon"], unseen, ({ cases }) => toOperate(cases.waiting.caseId)),
  "cases.quote": forStaff(["surgeon"], unseen, ({ cases }) => ({
    caseId: cases.waiting.caseId,
    amount: 120_000,
    currency: "EUR",
    invoiceLine: "Outpatient care",
  })),
  "cases.pay": forStaff(["surgeon"], unseen, ({ cases }) => ({ caseId: cases.booked.caseId, paid: true })),
  "cases.withdraw": forStaff(["surgeon"], unseen, ({ cases }) => ({ caseId: cases.waiting.caseId })),
  "cases.mine": forStaff(["surgeon"], emptyHanded, () => ({})),
  // Today's nurse of her site treats her; the anaesthetist of another case does not.
  "cases.get": forStaff(
    ["surgeon", "nurse", "anaesthetist"],
    { ...unseen, anaesthetist: "NOT_FOUND" },
    ({ cases }) => ({ caseId: cases.booked.caseId }),
  ),
  "cases.answer": forStaff(["nurse", "surgeon", "anaesthetist"], hers, ({ cases }) => ({
    caseId: cases.booked.caseId,
    itemId: ITEMS.nurses,
    value: { kind: "tick" },
  })),
  "cases.removeFile": forStaff(["nurse", "surgeon", "anaesthetist"], hers, ({ files }) => files.sent),
  "cases.putFileBack": forStaff(["nurse", "surgeon", "anaesthetist"], hers, ({ files }) => files.removed),
  "cases.tickMany": forStaff(["nurse", "surgeon", "anaesthetist"], hers, ({ cases }) => ({
    items: [{ caseId: cases.booked.caseId, itemId: ITEMS.nurses }],
    done: true,
  })),
  // The scene's checklist lets a surgeon alone do it.
  "cases.waive": forStaff(
    ["surgeon", "nurse", "anaesthetist"],
    { ...hers, nurse: "FORBIDDEN" },
    ({ cases }) => ({ caseId: cases.booked.caseId, itemId: ITEMS.planned, reason: "Takes none" }),
  ),
  "cases.unwaive": forStaff(["surgeon", "nurse", "anaesthetist"], hers, ({ cases }) => ({
    caseId: cases.booked.caseId,
    itemId: ITEMS.waivable,
  })),
  "cases.ifMoved": forStaff(["nurse", "surgeon", "anaesthetist"], hers, ({ cases }) => ({
    caseId: cases.booked.caseId,
    startsAt: "2026-06-24T08:00:00Z",
  })),
  // One who has never had to do with her: by her own list.
  "cases.assess": forStaff(["anaesthetist"], { ...hers }, ({ cases }) => ({
    caseId: cases.booked.caseId,
    ...anAssessment,
  })),
  "cases.countersign": forStaff(["surgeon", "anaesthetist"], hers, ({ cases }) => ({
    caseId: cases.booked.caseId,
    consentId: cases.booked.consentId,
  })),
  // Not the day of the operation.
  "cases.reaffirm": forStaff(
    ["nurse", "surgeon", "anaesthetist"],
    { ...hers, nurse: "PRECONDITION_FAILED", surgeon: "PRECONDITION_FAILED" },
    ({ cases }) => ({ caseId: cases.booked.caseId }),
  ),
  "cases.reply": forStaff(["surgeon"], unseen, ({ cases }) => ({
    caseId: cases.booked.caseId,
    questionId: QUESTION,
    text: "Come and ask",
  })),
  "cases.consentCopy": forStaff(["nurse", "surgeon", "anaesthetist"], hers, ({ cases }) => ({
    caseId: cases.booked.caseId,
    consentId: cases.booked.consentId,
  })),
  "cases.worklist": forStaff(["nurse", "surgeon", "anaesthetist"], emptyHanded, () => ({ days: 90 })),
  "cases.toSchedule": forStaff(["desk"], emptyHanded, () => ({})),
  "cases.whoCanCome": forStaff(["desk"], emptyHanded, ({ here }) => ({
    siteId: here.places.site,
    theatreId: here.places.theatre,
    startsAt: "2026-06-16T09:00:00Z",
    endsAt: "2026-06-16T15:00:00Z",
  })),
  "cases.list": forStaff(["surgeon", "nurse", "anaesthetist"], emptyHanded, () => ({
    from: "2026-06-15",
    to: "2026-06-24",
  })),

  "cases.startEmergency": forStaff(["nurse", "surgeon", "anaesthetist"], hers, ({ cases }) => ({
    caseId: cases.booked.caseId,
    reason: "Bleeds",
  })),
  "cases.reviewEmergency": forStaff(
    ["nurse", "surgeon", "anaesthetist"],
    { ...hers, nurse: "CONFLICT", surgeon: "CONFLICT" },
    ({ cases }) => ({ caseId: cases.booked.caseId, words: "Rightly so" }),
  ),
  "cases.padss": forStaff(["nurse", "surgeon", "anaesthetist"], hers, ({ cases }) => ({
    caseId: cases.booked.caseId,
    ...{ vitals: 2, activity: 2, nausea: 2, pain: 2, bleeding: 2 },
  })),
  "cases.sutures": forStaff(["nurse", "surgeon", "anaesthetist"], hers, ({ cases }) => ({
    caseId: cases.booked.caseId,
    kind: "absorbable",
  })),
  // A review is looked at by her surgeon or a nurse.
  "cases.clear": forStaff(["nurse", "surgeon"], { ...hers, anaesthetist: "FORBIDDEN" }, ({ cases }) => ({
    ...{ caseId: cases.done.caseId, kinds: ["swimming"], seen: null },
  })),
  "cases.keptPeriods": forStaff(["surgeon"], emptyHanded),
  "cases.takePeriods": forStaff(["surgeon"], unseen, ({ cases }) => ({ caseId: cases.waiting.caseId })),
  "cases.sendSpecimen": forStaff(["nurse", "surgeon", "anaesthetist"], hers, ({ cases }) => ({
    caseId: cases.booked.caseId,
    what: "Polyp",
  })),
  "cases.specimen": forStaff(
    ["nurse", "surgeon", "anaesthetist"],
    { ...hers, nurse: "NOT_FOUND", surgeon: "NOT_FOUND" },
    ({ here, cases }) => ({ caseId: cases.booked.caseId, specimenId: here.patients.ana, step: "seen" }),
  ),
  "day.list": forStaff(["nurse", "surgeon", "anaesthetist"], emptyHanded),
  // She was here this morning.
  "day.take": forStaff(["desk", "nurse", "surgeon", "anaesthetist"], hers, ({ here }) => ({
    bookingId: here.bookings.consultation,
    step: "arrived",
  })),
  "day.correct": forStaff(
    ["desk", "nurse", "surgeon", "anaesthetist"],
    { ...unseen, ...notTaken },
    ({ here }) => ({ bookingId: here.bookings.consultation, step: "arrived", at: "2026-06-16T06:50:00Z" }),
  ),
  // Hers is not today.
  "day.cancel": forStaff(
    ["nurse", "surgeon", "anaesthetist"],
    { ...hers, nurse: "PRECONDITION_FAILED", surgeon: "PRECONDITION_FAILED" },
    ({ operations }) => ({ bookingId: operations.ana, reason: "clinical", words: "A fever" }),
  ),
  "day.undo": forStaff(
    ["desk", "nurse", "surgeon", "anaesthetist"],
    { ...unseen, desk: "CONFLICT", nurse: "CONFLICT", surgeon: "CONFLICT", anaesthetist: "NOT_FOUND" },
    ({ here }) => ({ bookingId: here.bookings.consultation, step: "arrived" }),
  ),

  "my.next": forPatient(),
  "my.prepare": forPatient(),
  "my.answer": forPatient({ elsewhere: "NOT_FOUND", otherPatient: "NOT_FOUND" }, ({ cases }) => ({
    caseId: cases.booked.caseId,
    itemId: ITEMS.hers,
    value: { kind: "text", text: "Nothing known" },
  })),
  "my.removeFile": forPatient(
    { elsewhere: "NOT_FOUND", otherPatient: "NOT_FOUND" },
    ({ files }) => files.sent,
  ),
  "my.consents": forPatient({}, () => ({ show: true })),
  "my.consentCopy": forPatient({ elsewhere: "NOT_FOUND", otherPatient: "NOT_FOUND" }, ({ cases }) => ({
    caseId: cases.booked.caseId,
    consentId: cases.booked.consentId,
  })),
  // Nobody of the stage has a passphrase.
  "my.signConsent": forPatient(
    { elsewhere: "BAD_REQUEST", otherPatient: "BAD_REQUEST", herself: "BAD_REQUEST" },
    ({ here, cases }) => ({
      caseId: cases.booked.caseId,
      kind: "surgery",
      templateVersionId: here.offers.consent,
      risks: [],
      typedName: "ana",
      passphrase: "none of hers",
    }),
  ),
  "my.withdrawConsent": forPatient({ elsewhere: "NOT_FOUND", otherPatient: "NOT_FOUND" }, ({ cases }) => ({
    caseId: cases.booked.caseId,
    consentId: cases.booked.consentId,
  })),
  "my.ask": forPatient({ elsewhere: "NOT_FOUND", otherPatient: "NOT_FOUND" }, ({ cases }) => ({
    caseId: cases.booked.caseId,
    text: "May I swim?",
  })),
  "my.recovery": forPatient({}, () => ({ show: true })),
  "my.checkIns": forPatient(),
  "my.saveCheckIn": forPatient({ elsewhere: "NOT_FOUND", otherPatient: "NOT_FOUND" }, answered),
  "my.sendCheckIn": forPatient({ elsewhere: "NOT_FOUND", otherPatient: "NOT_FOUND" }, answered),
  "recovery.queue": forStaff(whoTreats, emptyHanded),
  "recovery.checkIn": forStaff(whoTreats, hers, ({ checkIn: { checkInId } }) => ({ checkInId })),
  "recovery.healing": forStaff(whoTreats, hers, ({ cases: { done } }) => ({ caseId: done.caseId })),
  "recovery.care": forStaff(whoTreats, hers, ({ checkIn: { checkInId } }) => ({
    ...{ kind: "noted", checkInId, words: "Slept well" },
  })),
  "recovery.rota": forStaff(["manager"], emptyHanded, ({ here }) => ({ siteId: here.places.site })),
  "recovery.addDuty": forStaff(["manager"], ofColleague, ({ here }) => ({
    ...{ siteId: here.places.site, staffId: here.people.nurse, weekday: 3, rank: 1 },
    ...{ startsMinute: 480, endsMinute: 960 },
  })),
  "recovery.dropDuty": forStaff(["manager"], ofColleague, ({ dutyId }) => ({ dutyId })),
  "recovery.setLimits": forStaff(["manager"], ofColleague, ({ here }) => ({
    ...{ siteId: here.places.site, emergency: 5, urgent: 30, silent: 60, routine: 90 },
  })),
  "recovery.silence": forStaff(whoTreats, hers, ({ silenceId }) => ({ silenceId })),
  "recovery.careForSilence": forStaff(whoTreats, hers, ({ silenceId }) => ({
    ...{ kind: "noted", silenceId, words: "Tried at noon" },
  })),
  "my.profile": forPatient(),
  "my.messages": forPatient(),
  "my.setMessages": forPatient({}, () => ({ recovery: "fewer", isStopped: true })),
  "messages.ofPatient": forStaff(whoMayKnow, hers, ({ here }) => ({ patientId: here.patients.ana })),
  "messages.calls": forStaff(["desk"], emptyHanded, () => ({})),
  "messages.readReply": forStaff(["desk"], unseen, ({ call }) => ({ callId: call })),
  "messages.setCall": forStaff(["desk"], unseen, ({ call }) => ({ callId: call, done: true })),
  "messages.confirmed": forStaff(whoMayKnow, emptyHanded, ({ here }) => ({ patientId: here.patients.ana })),
  // Whose they are is not told, so that a bar changes nothing.
  "messages.stuck": forStaff(["manager"], emptyHanded),
  "messages.sendAgain": forStaff(["manager"], ofColleague, ({ stuck }) => ({ messageId: stuck })),
  "messages.words": forStaff(["manager"], emptyHanded),
  "messages.setWords": forStaff(["manager"], emptyHanded, () => ({
    ...{ rule: "booked", subject: "A note", text: "{day}, {time}: {link}" },
  })),
  "messages.dropWords": forStaff(["manager"], emptyHanded, () => ({ rule: "booked" })),
  "my.setContact": forPatient({}, () => ({ ...SILENT, channel: "sms", nameToUse: "Robin" })),
  "my.liftBar": forPatient({ elsewhere: "NOT_FOUND", otherPatient: "NOT_FOUND" }, ({ here }) => ({
    staffId: here.people.barredDesk,
  })),

  // A request is booked by the desk alone; times for any other service are no secret to staff.
  "scheduling.findTimes": forStaff(["desk"], unseen, ({ here, cases }) => ({
    requestId: cases.waiting.requestId,
    siteId: here.places.site,
    from: "2026-06-22",
    to: "2026-06-26",
  })),
  "scheduling.book": forStaff(["desk"], unseen, ({ here, cases }) => ({
    idempotencyKey: "matrix-book",
    requestId: cases.waiting.requestId,
    siteId: here.places.site,
    patientId: here.patients.ana,
    startsAt: "2026-06-24T08:00:00Z",
  })),
  "scheduling.previewMove": forStaff(["desk"], unseen, ({ operations }) => ({
    ...seen(operations.ana),
    startsAt: "2026-06-24T08:00:00Z",
  })),
  "scheduling.hasLostHours": forStaff(["desk"], unseen, ({ operations }) => ({ bookingId: operations.ana })),
  "scheduling.move": forStaff(["desk"], unseen, ({ operations }) => ({
    ...seen(operations.ana),
    startsAt: "2026-06-24T08:00:00Z",
    askedBy: "patient",
  })),
  // Hers is not today, and nothing of hers was pushed.
  "scheduling.previewPush": forStaff(
    ["desk"],
    { ...unseen, desk: "PRECONDITION_FAILED" },
    ({ operations }) => ({ bookingId: operations.ana, minutes: 15 }),
  ),
  "scheduling.push": forStaff(["desk"], { ...unseen, desk: "PRECONDITION_FAILED" }, ({ operations }) => ({
    bookingId: operations.ana,
    minutes: 15,
    seen: [seen(operations.ana)],
  })),
  "scheduling.pushBack": forStaff(
    ["desk"],
    { desk: "CONFLICT", elsewhere: "CONFLICT", barred: "CONFLICT" },
    ({ operations }) => ({ minutes: 15, pushed: [seen(operations.ana)] }),
  ),
  "scheduling.cancel": forStaff(["desk"], unseen, ({ operations }) => ({
    ...seen(operations.ana),
    reason: "patient_unwell",
    askedBy: "patient",
  })),
  "scheduling.restore": forStaff(["desk"], unseen, ({ missed }) => seen(missed)),
  "scheduling.deskTasks": forStaff(["desk"], emptyHanded, () => ({})),
  "scheduling.setDeskTask": forStaff(["desk"], unseen, ({ cases }) => ({
    requestId: cases.waiting.requestId,
    task: "documents",
    done: true,
  })),
  "scheduling.markNoShow": forStaff(["desk"], unseen, ({ here }) => seen(here.bookings.consultation)),
  // Everybody's board; who may not know her sees "occupied".
  "scheduling.day": forStaff(allStaff, { elsewhere: "NOT_FOUND", barred: "ok" }, ({ here }) => ({
    siteId: here.places.site,
    date: "2026-06-23",
  })),
  "scheduling.week": forStaff(allStaff, { elsewhere: "NOT_FOUND", barred: "ok" }, ({ here }) => ({
    siteId: here.places.site,
    monday: "2026-06-22",
  })),
  "scheduling.fullness": forStaff(allStaff, { elsewhere: "NOT_FOUND", barred: "ok" }, ({ here }) => ({
    siteId: here.places.site,
    date: "2026-06-23",
  })),
  "scheduling.orphans": forStaff(allStaff, { elsewhere: "NOT_FOUND", barred: "ok" }, ({ here }) => ({
    siteId: here.places.site,
  })),
  "scheduling.history": forStaff(whoMayKnow, hers, ({ operations }) => ({ bookingId: operations.ana })),
  "scheduling.ofPatient": forStaff(whoMayKnow, hers, ({ here }) => ({ patientId: here.patients.ana })),
  "scheduling.get": forStaff(whoMayKnow, hers, ({ operations }) => ({ bookingId: operations.ana })),

  // Procedures, rules and texts: managers and clinicians, each of their own practice; the desk gets profiles alone.
  "catalogue.profiles": forStaff(allStaff, emptyHanded, () => ({})),
  "catalogue.addProfile": forStaff(["manager"], { elsewhere: "BAD_REQUEST", barred: "ok" }, ({ here }) => ({
    label: "Day case, local",
    kind: "day_case",
    variantLabel: "45 min",
    phases: operation(here),
  })),
  "catalogue.editProfile": forStaff(["manager"], ofColleague, ({ here }) => ({
    profileId: here.offers.dayCase,
    label: "Day case, sedation",
  })),
  "catalogue.setProfileActive": forStaff(["manager"], ofColleague, ({ here }) => ({
    profileId: here.offers.dayCase,
    active: false,
  })),
  "catalogue.addVariant": forStaff(["manager"], ofColleague, ({ here }) => ({
    profileId: here.offers.dayCase,
    label: "90 min",
    phases: operation(here),
  })),
  "catalogue.replaceVariant": forStaff(["manager"], ofColleague, ({ here }) => ({
    variantId: here.offers.hourFive,
    label: "70 min",
    phases: operation(here),
  })),
  "catalogue.setVariantActive": forStaff(["manager"], ofColleague, ({ here }) => ({
    variantId: here.offers.hourFive,
    active: false,
  })),
  "catalogue.procedures": forStaff(["surgeon", "nurse", "anaesthetist"], ofColleague, ({ here }) => ({
    siteId: here.places.site,
  })),
  "catalogue.allProcedures": forStaff(managerAndClinic, emptyHanded, () => ({})),
  "catalogue.addProcedure": forStaff(["manager"], emptyHanded, () => ({
    name: "Another",
    sensitive: false,
    policyControlled: false,
  })),
  "catalogue.editProcedure": forStaff(["manager"], ofColleague, ({ here }) => ({
    procedureId: here.offers.hour,
    name: "Renamed",
    sensitive: true,
    policyControlled: true,
  })),
  "catalogue.setProcedureActive": forStaff(["manager"], ofColleague, ({ here }) => ({
    procedureId: here.offers.hour,
    active: false,
  })),
  "catalogue.setVariants": forStaff(["manager"], ofColleague, ({ here }) => ({
    procedureId: here.offers.hour,
    variantIds: [here.offers.hourFive],
  })),
  "catalogue.policyRules": forStaff(managerAndClinic, emptyHanded),
  "catalogue.addPolicyRule": forStaff(
    ["manager"],
    { elsewhere: "BAD_REQUEST", barred: "ok" },
    ({ here }) => ({
      policyGroup: "cosmetic",
      jurisdiction: "FR",
      status: "permitted",
      source: "A law",
      reviewerId: here.people.surgeon,
      reviewedOn: "2026-06-01",
    }),
  ),
  "catalogue.endPolicyRule": forStaff(["manager"], ofColleague, ({ here }) => ({
    policyRuleId: here.offers.rule,
    lastDate: "2026-12-31",
  })),
  "catalogue.privileges": forStaff(managerAndClinic, emptyHanded),
  "catalogue.addPrivilege": forStaff(["manager"], { elsewhere: "BAD_REQUEST", barred: "ok" }, ({ here }) => ({
    staffId: here.people.surgeon,
    specialty: "gynaecology",
    validFrom: "2026-06-01",
    source: "The register",
  })),
  "catalogue.endPrivilege": forStaff(["manager"], ofColleague, ({ here }) => ({
    privilegeId: here.offers.privilege,
    lastDate: "2026-12-31",
  })),
  "catalogue.optOuts": forStaff(["surgeon"], emptyHanded),
  "catalogue.setOptOuts": forStaff(["surgeon"], emptyHanded, ({ here }) => ({
    procedureIds: [here.offers.three],
  })),
  "catalogue.periods": forStaff(["surgeon"], emptyHanded),
  "catalogue.setPeriods": forStaff(["surgeon"], emptyHanded, ({ here }) => ({
    periods: [{ procedureId: here.offers.three, exercise: 4, abstinence: null }],
  })),
  "catalogue.templates": forStaff(managerAndClinic, emptyHanded, () => ({})),
  "catalogue.template": forStaff(managerAndClinic, ofColleague, ({ here }) => ({
    templateVersionId: here.offers.version,
  })),
  "catalogue.draftTemplate": forStaff(["manager", "surgeon", "nurse"], { ...ofColleague }, ({ here }) => ({
    kind: "checklist",
    procedureId: here.offers.hour,
  })),
  "catalogue.approveTemplate": forStaff(["surgeon"], ofColleague, ({ here }) => ({
    templateVersionId: here.offers.draft,
  })),
  "catalogue.retireTemplate": forStaff(["surgeon", "anaesthetist"], ofColleague, ({ here }) => ({
    templateVersionId: here.offers.anaesthesia,
  })),

  "patients.search": forStaff(whoMayKnow, emptyHanded, () => ({ query: "lindqvist" })),
  // Somebody born the same day who is called Ana too: the barred desk is not warned, and registers her.
  "patients.register": forStaff(["desk"], { desk: "CONFLICT", elsewhere: "CONFLICT", barred: "ok" }, () => ({
    givenName: "Ana",
    familyName: "Primjer",
    birthDate: "1990-02-03",
  })),
  "patients.get": forStaff(whoMayKnow, hers, ({ here }) => ({ patientId: here.patients.ana })),
  "patients.update": forStaff(["desk"], unseen, ({ here }) => ({
    patientId: here.patients.ana,
    flags: ["chaperone"],
    people: [{ kind: "escort", name: "Alex Muster", phone: null, maySay: "nothing" }],
  })),
  "patients.barStaff": forStaff(["desk"], unseen, ({ here }) => ({
    patientId: here.patients.ana,
    staffId: here.people.otherManager,
  })),
  "patients.giveFirstAccess": forStaff(["desk"], unseen, ({ here }) => ({ patientId: here.patients.ana })),

  "practice.get": forStaff(allStaff, emptyHanded),
  "practice.sites": forStaff(allStaff, emptyHanded),
  "practice.resources": forStaff(allStaff, emptyHanded, () => ({})),
  "practice.pools": forStaff(allStaff, emptyHanded),
  "practice.hours": forStaff(allStaff, emptyHanded, () => ({})),
  "practice.closures": forStaff(allStaff, emptyHanded, () => ({})),
  "practice.addSite": forStaff(["manager"], emptyHanded, () => aSite),
  "practice.editSite": forStaff(["manager"], ofColleague, ({ here }) => ({
    ...aSite,
    siteId: here.places.site,
    active: true,
  })),
  "practice.addResource": forStaff(["manager"], emptyHanded, () => ({ kind: "nurse", name: "Kim Primjer" })),
  "practice.renameResource": forStaff(["manager"], ofColleague, ({ here }) => ({
    resourceId: here.places.theatre,
    name: "Theatre 9",
  })),
  "practice.deactivateResource": forStaff(["manager"], ofColleague, ({ here }) => ({
    resourceId: here.places.bay,
  })),
  "practice.reactivateResource": forStaff(["manager"], ofColleague, ({ here }) => ({
    resourceId: here.places.spareRoom,
  })),
  "practice.addPool": forStaff(["manager"], emptyHanded, () => ({ name: "Microscopes" })),
  "practice.setPoolMembers": forStaff(["manager"], ofColleague, ({ here }) => ({
    poolId: here.places.poolBays,
    resourceIds: [here.places.bay],
  })),
  "practice.addHours": forStaff(["manager"], ofColleague, ({ here }) => ({
    resourceId: here.places.bay,
    siteId: here.places.site,
    weekday: 6,
    opensMinute: 480,
    closesMinute: 720,
    validFrom: "2026-07-01",
  })),
  "practice.changeHours": forStaff(["manager"], nowhere, ({ here }) => ({
    hoursId: here.places.bay,
    from: "2026-07-01",
    weekday: 1,
    opensMinute: 480,
    closesMinute: 720,
  })),
  "practice.endHours": forStaff(["manager"], nowhere, ({ here }) => ({
    hoursId: here.places.bay,
    lastDate: "2026-07-01",
  })),
  "practice.addClosure": forStaff(["desk", "manager"], ofColleague, ({ here }) => ({
    siteId: here.places.site,
    kind: "closure",
    reason: "holiday",
    from: "2026-07-01T08:00",
    to: "2026-07-01T18:00",
  })),
  "practice.liftClosure": forStaff(["desk", "manager"], { ...nowhere, desk: "NOT_FOUND" }, ({ here }) => ({
    closureId: here.places.bay,
  })),
  "practice.illToday": forStaff(["desk", "manager"], ofColleague, ({ here }) => ({
    resourceId: here.held.nurse,
  })),

  "imports.list": forStaff(["manager"], emptyHanded),
  "imports.get": forStaff(["manager"], nowhere, ({ here }) => ({ runId: here.places.bay })),

  // Whom she barred is none of these pages' business: a barred manager manages on, but for her bars.
  "staff.me": forStaff(allStaff, emptyHanded),
  "staff.tappers": forStaff(["nurse", "surgeon", "anaesthetist"], emptyHanded),
  "staff.colleagues": forStaff(allStaff, emptyHanded),
  "staff.list": forStaff(["manager"], emptyHanded),
  "staff.invite": forStaff(["manager"], emptyHanded, () => ({
    name: "Kim Primjer",
    email: "kim@linden.test",
    roles: ["desk"],
  })),
  "staff.changeRoles": forStaff(["manager"], ofColleague, ({ here }) => ({
    staffId: here.people.otherSurgeon,
    roles: ["surgeon", "desk"],
  })),
  "staff.rename": forStaff(["manager"], ofColleague, ({ here }) => ({
    staffId: here.people.otherSurgeon,
    name: "Dr Exempel",
  })),
  "staff.deactivate": forStaff(["manager"], ofColleague, ({ here }) => ({
    staffId: here.people.otherSurgeon,
  })),
  "staff.reactivate": forStaff(["manager"], ofColleague, ({ here }) => ({ staffId: here.people.otherNurse })),
  "staff.reset": forStaff(["manager"], ofColleague, ({ here }) => ({ staffId: here.people.otherSurgeon })),
  "staff.bars": forStaff(["manager"], emptyHanded),
  "staff.liftBar": forStaff(["manager"], unseen, ({ here }) => ({
    barId: barId(here.practiceId, here.patients.ana, here.people.barredDesk),
  })),
};
