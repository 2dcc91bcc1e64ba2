import { beforeEach, expect, test } from "vitest";
import { addPolicyRule, endPrivilege, generalText } from "#server/catalogue/index.ts";
import type { StaffRole } from "#server/kernel/index.ts";
import {
  answerItem,
  answerMine,
  assessCase,
  correctStep,
  countersign,
  dayList,
  decideCase,
  getCase,
  myConsents,
  reaffirm,
  recordPadss,
  recordSutures,
  reviewEmergency,
  sendSpecimen,
  signConsent,
  specimenStep,
  startEmergency,
  takeStep,
  toSchedule,
  undoStep,
  waiveItem,
  withdrawConsent,
} from "#server/pathway/index.ts";
import { type AnswerValue, type DayStep, daySteps } from "#server/pathway/schemas.ts";
import { day, getBooking, markNoShow, move, orphans, previewMove } from "#server/scheduling/index.ts";
import { askedFor } from "#tests/support/asked.ts";
import { refusal } from "#tests/support/refusal.ts";
import { addBooking, asPatient, asStaff, NOW } from "#tests/support/scene.ts";
import { anAssessment } from "#tests/support/scene-case.ts";
import { bookAna, letAnaSign, PASSPHRASE, rows, scene } from "./stage.ts";

const DAY = Temporal.Instant.from("2026-06-23T06:00:00Z"); // two hours before, in Paris 8:00
const ana = (now = DAY) => asPatient(scene.practiceId, scene.patients.ana, now);
const as = (role: Exclude<StaffRole, "manager">, now = DAY) =>
  asStaff(scene.practiceId, scene.people[role], role, now);
const manager = (now = DAY) => asStaff(scene.practiceId, scene.people.manager, "manager", now);
const FULL = { vitals: 2, activity: 2, nausea: 2, pain: 2, bleeding: 1 };

let made: { caseId: string; requestId: string };
let bookingId: string;
let consentId: string;

beforeEach(async () => {
  await letAnaSign();
  made = await askedFor(as("surgeon", NOW), {
    patientId: scene.patients.ana,
    procedureId: scene.offers.hour,
    variantId: scene.offers.hourFive,
    siteId: scene.places.site,
    notBefore: "2026-06-22",
  });
  bookingId = await bookAna(made);
});

const fitting: Record<string, AnswerValue> = {
  tick: { kind: "tick" },
  text: { kind: "text", text: "Nothing known" },
  medication: { kind: "medication", medicines: [] },
  goingHome: { kind: "goingHome", way: "adult", words: "" },
};

/** Everything that her operation asks for, by those whose it is; `but`: the ids of items that are left open. */
async function prepared(but: readonly string[] = []) {
  for (const { kind, caseId, words } of (await myConsents(ana(), { show: true })).consents) {
    const { risks = [], templateVersionId = "" } = words ?? {};
    const signed = await signConsent(ana(), {
      ...{ caseId, kind, templateVersionId, typedName: "ana Lindqvist", passphrase: PASSPHRASE },
      risks: risks.map(({ riskId }) => riskId),
    });
    if (kind === "surgery") consentId = signed.consentId;
    await countersign(as(kind === "surgery" ? "surgeon" : "anaesthetist"), signed);
  }
  await assessCase(as("anaesthetist"), { caseId: made.caseId, ...anAssessment, outcome: "fit" });
  for (const { itemId, owner, kind, question, gate, deskTask } of generalText.checklist().items) {
    if (gate === "discharge" || deskTask || but.includes(itemId)) continue;
    const value = fitting[kind] ?? { kind: "question" as const, yes: question?.expects === "yes", words: "" };
    const answer = { caseId: made.caseId, itemId, value };
    if (owner === "patient") await answerMine(ana(), answer);
    else await answerItem(as(owner as "nurse"), answer);
  }
  if (!but.includes("reaffirmed")) await reaffirm(as("nurse"), made);
}

const tap = (step: DayStep, role: "desk" | "nurse" | "surgeon" = "nurse", now = DAY) =>
  takeStep(as(role, now), { bookingId, step });
const taken = async () =>
  (await rows.sql<{ step: string }[]>`select step from day_step where booking_id = ${bookingId}`).map(
    ({ step }) => step,
  );
/** From arriving to the theatre's door. */
async function atTheDoor() {
  await tap("arrived", "desk");
  await tap("ready");
}

test("from arriving to going home each step is one tap, in order, with its real time beside what was planned", async () => {
  await prepared();
  await tap("arrived", "desk");
  expect(await refusal(tap("in_theatre"))).toMatchObject({ reason: "stepFirst", params: { first: "ready" } });
  const shown = async () => {
    const board = await day(as("desk"), { siteId: scene.places.site, date: "2026-06-23" });
    return board.bookings.find((one) => one.bookingId === bookingId)?.step;
  };
  expect(await shown()).toBe("arrived");
  for (const step of daySteps.slice(1, -1)) {
    await tap(step);
    expect(await shown()).toBe(step);
  }
  expect(await refusal(tap("ready"))).toMatchObject({ code: "CONFLICT", reason: "stepTaken" });
  const home = await refusal(tap("discharged"));
  expect(home).toMatchObject({ reason: "gatesOpen" });
  expect(JSON.stringify(home?.params)).toContain("padss");
  await recordPadss(as("nurse"), { caseId: made.caseId, ...FULL, pain: 1 });
  await recordSutures(as("surgeon"), { caseId: made.caseId, kind: "absorbable", words: "Vicryl Rapide" });
  for (const { itemId, gate } of generalText.checklist().items)
    if (gate === "discharge")
      await answerItem(as("nurse"), { caseId: made.caseId, itemId, value: { kind: "tick" } });
  const low = await refusal(tap("discharged"));
  expect(low?.params).toMatchObject({ missing: [{ by: "padss" }] });
  await recordPadss(as("nurse"), { caseId: made.caseId, ...FULL });
  expect(await tap("discharged")).toMatchObject({ step: "discharged" });
  const [booking] = await rows.sql`select starts_at from booking where booking_id = ${bookingId}`;
  expect(String(booking?.starts_at)).toContain("08:00");
});

test("whatever single gate is open, nobody is taken into theatre", async () => {
  const open = generalText
    .checklist()
    .items.filter(
      ({ gate, anaesthesia }) =>
        (gate === "ready" || gate === "sedation") && anaesthesia.includes("sedation"),
    );
  await prepared([...open.map(({ itemId }) => itemId), "reaffirmed"]);
  await tap("arrived", "desk");
  const first = await refusal(tap("ready"));
  expect(first).toMatchObject({ reason: "gatesOpen", params: { count: open.length + 1 } });
  for (const { itemId, owner, kind, question, deskTask } of open) {
    if (deskTask) continue;
    const value = fitting[kind] ?? { kind: "question" as const, yes: question?.expects === "yes", words: "" };
    const still = await refusal(tap("ready"));
    expect(JSON.stringify(still?.params), itemId).toContain(itemId);
    if (owner === "patient") await answerMine(ana(), { caseId: made.caseId, itemId, value });
    else await answerItem(as(owner as "nurse"), { caseId: made.caseId, itemId, value });
  }
  expect((await refusal(tap("ready")))?.params).toMatchObject({ missing: [{ by: "reaffirmed" }] });
  await reaffirm(as("nurse"), made);
  await tap("ready");
});

test("what is taken away between ready and the theatre's door shuts the door: consent, decision, fitness, privilege, law", async () => {
  await prepared();
  await atTheDoor();
  await withdrawConsent(ana(), { caseId: made.caseId, consentId });
  expect(JSON.stringify((await refusal(tap("in_theatre")))?.params)).toContain('"consent"');
});

test("a decision that is taken back shuts it", async () => {
  await prepared();
  await atTheDoor();
  await decideCase(as("surgeon"), { caseId: made.caseId, outcome: "declined_by_her" });
  expect(await refusal(tap("in_theatre"))).toMatchObject({ reason: "undecided" });
});

test("not fit any more shuts it", async () => {
  await prepared();
  await atTheDoor();
  await assessCase(as("anaesthetist"), { caseId: made.caseId, ...anAssessment, outcome: "not_fit" });
  expect(JSON.stringify((await refusal(tap("in_theatre")))?.params)).toContain("assessment");
});

test("a privilege that ended yesterday shuts it, with its reason for those who treat her", async () => {
  await prepared();
  await atTheDoor();
  const { privilege: privilegeId } = scene.offers;
  await endPrivilege(manager(DAY.subtract({ hours: 24 })), { privilegeId, lastDate: "2026-06-22" });
  expect(await refusal(tap("in_theatre"))).toMatchObject({
    code: "PRECONDITION_FAILED",
    reason: "notQualified",
  });
});

test("a law that forbids it from today on shuts it, by rule and source", async () => {
  await prepared();
  await atTheDoor();
  await addPolicyRule(manager(), {
    procedureId: scene.offers.hour,
    jurisdiction: "FR",
    status: "prohibited",
    effectiveFrom: "2026-06-23",
    source: "new act",
    reviewerId: scene.people.surgeon,
    reviewedOn: "2026-06-23",
  });
  expect(await refusal(tap("in_theatre"))).toMatchObject({
    reason: "notPermittedThen",
    params: { source: "new act" },
  });
});

test("on another day nothing is tapped, a cancelled one neither; the desk taps arrivals alone", async () => {
  expect(await refusal(tap("arrived", "desk", NOW))).toMatchObject({ reason: "notTheDay" });
  await prepared();
  await tap("arrived", "desk");
  expect(await refusal(tap("ready", "desk"))).toMatchObject({ code: "FORBIDDEN" });
  expect(await refusal(takeStep(as("desk"), { bookingId: made.caseId, step: "arrived" }))).toMatchObject({
    code: "NOT_FOUND",
  });
});

test("the last step is taken back, an earlier one is corrected, never out of order or ahead of now", async () => {
  await prepared();
  await tap("arrived", "desk");
  await tap("ready", "nurse", DAY.add({ minutes: 20 }));
  expect(await refusal(undoStep(as("nurse"), { bookingId, step: "arrived" }))).toMatchObject({
    reason: "notLast",
  });
  const at = (step: DayStep, time: string) =>
    correctStep(as("nurse", DAY.add({ minutes: 30 })), { bookingId, step, at: time });
  expect(await refusal(at("arrived", "2026-06-23T06:21:00Z"))).toMatchObject({
    reason: "stepTime",
    field: "at",
  });
  expect(await refusal(at("ready", "2026-06-23T06:31:00Z"))).toMatchObject({ reason: "stepTime" });
  expect(await refusal(at("arrived", "2026-06-22T05:55:00Z"))).toMatchObject({ reason: "stepTime" });
  await at("arrived", "2026-06-23T05:55:00Z");
  await undoStep(as("nurse"), { bookingId, step: "ready" });
  expect(await taken()).toEqual(["arrived"]);
});

test("eight taps at once are one step", async () => {
  const taps = await Promise.allSettled(Array.from({ length: 8 }, () => tap("arrived", "desk")));
  expect(taps.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a gate of the day that was let pass opens the theatre on its day alone: moved within the day it stays so, moved to another it is asked again", async () => {
  const waived = "01990000-0000-7000-8000-0000000000f3";
  const pass = { caseId: made.caseId, itemId: waived, reason: "Not possible" };
  const moveTo = async (startsAt: string) => {
    const { scheduleVersion } = await getBooking(as("desk"), { bookingId });
    await move(as("desk"), { bookingId, scheduleVersion, startsAt, askedBy: "patient" });
  };
  await prepared([waived]);
  await tap("arrived", "desk");
  expect((await refusal(tap("ready")))?.params).toMatchObject({ missing: [{ gateId: waived }] });
  await waiveItem(as("surgeon"), pass);
  await moveTo("2026-06-23T09:00:00Z");
  await tap("ready");
  for (const step of ["ready", "arrived"] as const) await undoStep(as("nurse"), { bookingId, step });
  await moveTo("2026-06-24T09:00:00Z");
  const next = DAY.add({ hours: 24 });
  for (const { itemId, gate, due } of generalText.checklist().items) {
    if (gate !== "sedation" || itemId === waived) continue;
    const value = due.by === "hours" ? fitting.text : fitting.tick;
    await answerItem(as("nurse", next), { caseId: made.caseId, itemId, value: value ?? null });
  }
  await reaffirm(as("nurse", next), made);
  await tap("arrived", "desk", next);
  expect((await refusal(tap("ready", "nurse", next)))?.params).toMatchObject({
    count: 1,
    missing: [{ gateId: waived }],
  });
  await waiveItem(as("surgeon", next), pass);
  await tap("ready", "nurse", next);
});

test("the emergency track passes every gate, with a reason; its theatre is shut, what is booked there is listed, and a second person reviews it", async () => {
  await tap("arrived", "desk");
  expect(await refusal(tap("ready"))).toMatchObject({ reason: "gatesOpen" });
  const beas = await addBooking(rows, scene, {
    patientId: scene.patients.bea,
    startsAt: "2026-06-23T06:30:00Z",
    kind: "day_case",
    holds: [scene.held.otherSurgeon, scene.places.theatre],
  });
  await startEmergency(as("nurse"), {
    caseId: made.caseId,
    reason: "Bleeds",
    theatreId: scene.places.theatre,
    minutes: 60,
  });
  await tap("ready");
  await tap("in_theatre");
  const again = startEmergency(as("surgeon"), { caseId: made.caseId, reason: "Once more" });
  expect(await refusal(again)).toMatchObject({ code: "CONFLICT", reason: "emergencyRuns" });
  const own = reviewEmergency(as("nurse"), { caseId: made.caseId, words: "Mine" });
  expect(await refusal(own)).toMatchObject({ code: "FORBIDDEN", reason: "reviewOther" });
  expect((await dayList(as("surgeon"))).emergencies).toMatchObject([
    { reason: "Bleeds", mayReview: true, reviewBy: "2026-06-24T06:00:00Z" },
  ]);
  await undoStep(as("nurse"), { bookingId, step: "in_theatre" });
  await reviewEmergency(as("surgeon"), { caseId: made.caseId, words: "Rightly so" });
  expect(await refusal(tap("in_theatre", "nurse", DAY.add({ hours: 15 })))).toBeNull();
  expect((await dayList(as("surgeon"))).emergencies).toEqual([]);
  const [closed] = await rows.sql`select reason from closure where resource_id = ${scene.places.theatre}`;
  expect(closed).toEqual({ reason: "other" });
  const hit = await orphans(as("desk"), { siteId: scene.places.site });
  expect(hit.map(({ booking }) => booking?.bookingId)).toContain(beas);
});

test("who has come is moved within her day alone, and who has gone into theatre before her hour nowhere; nor is she called for a theatre that is shut", async () => {
  const to = { bookingId, scheduleVersion: 1, askedBy: "practice" as const };
  const moveTo = (startsAt: string) => move(as("desk"), { ...to, startsAt });
  await tap("arrived", "desk");
  const today = "2026-06-23T09:00:00Z";
  const preview = previewMove(as("desk"), { ...to, startsAt: "2026-06-24T08:00:00Z" });
  expect(await refusal(preview)).toMatchObject({ reason: "cameToday" });
  expect(await refusal(moveTo("2026-06-24T08:00:00Z"))).toMatchObject({
    ...{ code: "PRECONDITION_FAILED", reason: "cameToday" },
  });
  await startEmergency(as("nurse"), {
    ...made,
    reason: "Bleeds",
    theatreId: scene.places.theatre,
    minutes: 240,
  });
  const called = async () =>
    (await orphans(as("desk"), { siteId: scene.places.site })).map(({ booking }) => booking?.bookingId);
  expect(await called()).toEqual([bookingId]);
  await tap("ready");
  await tap("in_theatre");
  expect(await called()).toEqual([]);
  expect(await refusal(moveTo(today))).toMatchObject({ code: "PRECONDITION_FAILED", reason: "inTheatre" });
  for (const step of ["in_theatre", "ready", "arrived"] as const) {
    await undoStep(as("nurse"), { bookingId, step });
    expect(await called(), step).toEqual([bookingId]);
  }
  await moveTo("2026-06-24T08:00:00Z");
  const next = as("desk", DAY.add({ hours: 26 }));
  expect(await markNoShow(next, { bookingId, scheduleVersion: 2 })).toMatchObject({ state: "no_show" });
});

test("in theatre and moved at once: whoever is second is refused", async () => {
  await startEmergency(as("nurse"), { ...made, reason: "Bleeds" });
  await atTheDoor();
  const both = await Promise.allSettled([
    tap("in_theatre"),
    move(as("desk"), {
      bookingId,
      scheduleVersion: 1,
      startsAt: "2026-06-23T09:00:00Z",
      askedBy: "practice",
    }),
  ]);
  const [gone, moved] = both.map(({ status }) => status === "fulfilled");
  expect(gone).toBe(true);
  const at = Temporal.Instant.from((await getBooking(as("desk"), { bookingId })).startsAt).toString();
  expect(at).toBe(moved ? "2026-06-23T09:00:00Z" : "2026-06-23T08:00:00Z");
  const late = move(as("desk"), {
    bookingId,
    scheduleVersion: moved ? 2 : 1,
    startsAt: "2026-06-23T10:00:00Z",
    askedBy: "practice",
  });
  expect(await refusal(late)).toMatchObject({ reason: "inTheatre" });
});

test("two start one emergency at once: one stands, and the other reads that; the theatre of another's is no reason to refuse one", async () => {
  const start = (role: "nurse" | "surgeon", caseId = made.caseId) =>
    startEmergency(as(role), { caseId, reason: "Bleeds", theatreId: scene.places.theatre });
  const both = await Promise.all([refusal(start("nurse")), refusal(start("surgeon"))]);
  expect(both.filter((one) => one !== null)).toMatchObject([{ code: "CONFLICT", reason: "emergencyRuns" }]);
  const other = await askedFor(as("surgeon", NOW), {
    ...{ patientId: scene.patients.ana, procedureId: scene.offers.two, variantId: scene.offers.hourFive },
    ...{ siteId: scene.places.site, notBefore: "2026-06-22" },
  });
  await start("surgeon", other.caseId);
  expect(await rows.sql`select from closure`).toHaveLength(1);
});

test.each(["first", "second"])(
  "a consent that is withdrawn as she is taken into theatre, tapped %s: she goes in before it or not at all",
  async (turn) => {
    await prepared();
    await atTheDoor();
    const goes = () => refusal(tap("in_theatre"));
    const withdraws = () => refusal(withdrawConsent(ana(), { caseId: made.caseId, consentId }));
    const both = turn === "first" ? [goes(), withdraws()] : [withdraws(), goes()];
    const [one, other] = await Promise.all(both);
    const [gone, withdrawn] = turn === "first" ? [one, other] : [other, one];
    expect(withdrawn).toBeNull();
    if (gone) expect(JSON.stringify(gone.params)).toContain('"consent"');
    expect((await taken()).includes("in_theatre")).toBe(gone === null);
    if (gone === null) await undoStep(as("nurse"), { bookingId, step: "in_theatre" });
    expect(JSON.stringify((await goes())?.params)).toContain('"consent"');
  },
);

test("the case itself shows its emergency to those who treat her: who, when, why, by when somebody looks at it, and what they thought", async () => {
  const seen = (role: "nurse" | "surgeon", now = DAY) => getCase(as(role, now), made);
  expect(await seen("nurse")).toMatchObject({ emergencies: [] });
  await startEmergency(as("nurse"), { caseId: made.caseId, reason: "Bleeds" });
  expect((await seen("nurse")).emergencies).toMatchObject([
    {
      ...{ reason: "Bleeds", at: DAY.toString(), byName: "Dr nurse", runs: true, review: null },
      ...{ reviewBy: "2026-06-24T06:00:00Z", mayReview: false },
    },
  ]);
  expect((await seen("surgeon")).emergencies).toMatchObject([{ mayReview: true }]);
  await reviewEmergency(as("surgeon"), { caseId: made.caseId, words: "Rightly so" });
  const review = { byName: "Dr surgeon", words: "Rightly so" };
  expect((await seen("nurse")).emergencies).toMatchObject([{ runs: true, mayReview: false, review }]);
  const later = DAY.add({ hours: 24 });
  expect((await seen("surgeon", later)).emergencies).toMatchObject([{ runs: false, review }]);
});

test("one that nobody has looked at in its day keeps no other from starting, and both stay to be looked at, each by another than who started it", async () => {
  const { caseId } = made;
  await startEmergency(as("anaesthetist"), { caseId, reason: "Bleeds" });
  const early = startEmergency(as("surgeon", DAY.add({ hours: 23 })), { caseId, reason: "Again" });
  expect(await refusal(early)).toMatchObject({ code: "CONFLICT", reason: "emergencyRuns" });
  const later = DAY.add({ hours: 30 });
  await startEmergency(as("surgeon", later), { caseId, reason: "Bleeds again" });
  expect((await getCase(as("anaesthetist", later), made)).emergencies).toMatchObject([
    { reason: "Bleeds again", runs: true, mayReview: true },
    { reason: "Bleeds", runs: false, mayReview: false },
  ]);
  expect((await dayList(as("surgeon", later))).emergencies).toMatchObject([
    { reason: "Bleeds again", mayReview: false },
    { reason: "Bleeds", mayReview: true },
  ]);
  await reviewEmergency(as("surgeon", later), { caseId, words: "Seen too late" });
  const own = reviewEmergency(as("surgeon", later), { caseId, words: "Mine" });
  expect(await refusal(own)).toMatchObject({ code: "FORBIDDEN", reason: "reviewOther" });
  await reviewEmergency(as("anaesthetist", later), { caseId, words: "Rightly so" });
  expect((await getCase(as("anaesthetist", later), made)).emergencies).toMatchObject([
    { review: { byName: "Dr anaesthetist", words: "Rightly so" } },
    { review: { byName: "Dr surgeon", words: "Seen too late" } },
  ]);
  expect((await dayList(as("surgeon", later))).emergencies).toEqual([]);
});

test("sutures that stay ask the desk for a review, neutral as any other; a nurse cannot", async () => {
  await rows.add(
    ["profile", { practice_id: scene.practiceId, profile_id: PROFILE, label: "Review", kind: "review" }],
    ["variant", { practice_id: scene.practiceId, variant_id: REVIEW, profile_id: PROFILE, label: "20 min" }],
  );
  const given = {
    caseId: made.caseId,
    kind: "removal" as const,
    words: "Ethilon",
    review: { variantId: REVIEW, notBefore: "2026-07-01" },
  };
  expect(await refusal(recordSutures(as("nurse"), given))).toMatchObject({ code: "FORBIDDEN" });
  const wrong = { ...given, review: { ...given.review, variantId: scene.offers.hourFive } };
  expect(await refusal(recordSutures(as("surgeon"), wrong))).toMatchObject({ reason: "noReview" });
  await recordSutures(as("surgeon"), given);
  const [asked, ...others] = await toSchedule(as("desk"), {});
  expect(others).toEqual([]);
  expect(asked).toMatchObject({ profileLabel: "Review", variantLabel: "20 min", notBefore: "2026-07-01" });
  expect(JSON.stringify(asked)).not.toMatch(/Ethilon|Procedure|suture/i);
  await recordSutures(as("surgeon"), { ...given, words: "Prolene" });
  expect(await toSchedule(as("desk"), {})).toHaveLength(1);
  await recordSutures(as("surgeon"), { caseId: made.caseId, kind: "absorbable" });
  expect(await toSchedule(as("desk"), {})).toEqual([]);
});
const PROFILE = "01990000-0000-7000-8000-00000000bbb1";
const REVIEW = "01990000-0000-7000-8000-00000000bbb2";

test("a specimen stays open until its result is seen and she has been told, weeks later too", async () => {
  await sendSpecimen(as("surgeon"), { caseId: made.caseId, what: "Polyp" });
  const later = as("surgeon", DAY.add({ hours: 24 * 20 }));
  const [open] = (await dayList(later)).specimens;
  expect(open).toMatchObject({ what: "Polyp", seenAt: null });
  const step = (which: "seen" | "told") =>
    specimenStep(later, { caseId: made.caseId, specimenId: open?.specimenId ?? "", step: which });
  expect(await refusal(step("told"))).toMatchObject({ reason: "specimenSeenFirst" });
  await step("seen");
  await step("told");
  expect((await dayList(later)).specimens).toEqual([]);
});

test("the day's list has what is missing before the next step, and the desk's login nothing of it", async () => {
  await tap("arrived", "desk");
  const { cases } = await dayList(as("nurse"));
  expect(cases).toMatchObject([{ bookingId, next: "ready", steps: [{ step: "arrived" }] }]);
  expect(cases[0]?.missing.some(({ by }) => by === "consent")).toBe(true);
  expect(await refusal(dayList(as("desk")))).toMatchObject({ code: "FORBIDDEN" });
  expect((await getCase(as("surgeon"), made)).preparation?.readiness).toBe("patient");
});
