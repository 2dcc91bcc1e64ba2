import { beforeEach, expect, test } from "vitest";
import { generalText, holdCatalogue, setOptOuts } from "#server/catalogue/index.ts";
import { newId, type StaffRole, transact } from "#server/kernel/index.ts";
import {
  answerItem,
  assessCase,
  changeCase,
  changeView,
  countersign,
  decideCase,
  getCase,
  judgeRequests,
  myConsents,
  previewChange,
  quoteCase,
  signConsent,
  startEmergency,
  takeStep,
  toSchedule,
  waiveItem,
} from "#server/pathway/index.ts";
import type { ChangeCase } from "#server/pathway/schemas.ts";
import { book, cancel, deskTasks, markNoShow, restore, setDeskTask } from "#server/scheduling/index.ts";
import { askedFor, looked, quoted, toOperate } from "#tests/support/asked.ts";
import { refusal } from "#tests/support/refusal.ts";
import { addBooking, asPatient, asStaff, asWorker, NOW } from "#tests/support/scene.ts";
import { anAssessment, ITEMS } from "#tests/support/scene-case.ts";
import { withDeskTask } from "#tests/support/scene-texts.ts";
import { bookAna, letAnaSign, PASSPHRASE, rows, scene } from "./stage.ts";

const ana = (now = NOW) => asPatient(scene.practiceId, scene.patients.ana, now);
const as = (role: Exclude<StaffRole, "manager">, now = NOW) =>
  asStaff(scene.practiceId, scene.people[role], role, now);

let made: { caseId: string; requestId: string };

beforeEach(async () => {
  await letAnaSign();
  made = await opened();
});

const opened = () =>
  askedFor(as("surgeon"), {
    patientId: scene.patients.ana,
    procedureId: scene.offers.hour,
    variantId: scene.offers.hourFive,
    siteId: scene.places.site,
    notBefore: "2026-06-22",
  });
const wish = (more: Partial<ChangeCase> = {}): ChangeCase => ({
  caseId: made.caseId,
  procedureId: scene.offers.two,
  variantId: scene.offers.hourFive,
  ...more,
});
const change = (more: Partial<ChangeCase> = {}) => changeCase(as("surgeon"), wish(more));
const seen = () => getCase(as("surgeon"), made);
const gate = async (by: string) => (await seen()).preparation?.gates.find((one) => one.by === by);
const look = () => looked(as("surgeon"), made.requestId);

async function toSign(kind: "surgery" | "anaesthesia" = "surgery") {
  const { consents } = await myConsents(ana(), { show: true });
  const { words, caseId = made.caseId } = consents.find((one) => one.kind === kind) ?? {};
  const { templateVersionId = scene.offers.consent, risks = [] } = words ?? {};
  return {
    ...{ caseId, kind, templateVersionId, typedName: "ana Lindqvist", passphrase: PASSPHRASE },
    risks: risks.map(({ riskId }) => riskId),
  };
}
async function signed(kind: "surgery" | "anaesthesia" = "surgery") {
  const ids = await signConsent(ana(), await toSign(kind));
  await countersign(as(kind === "surgery" ? "surgeon" : "anaesthetist"), ids);
}
const booked = (startsAt?: string) => bookAna(made, startsAt);
const readiness = async () =>
  (await rows.sql`select readiness from request_readiness where request_id = ${made.requestId}`)[0]
    ?.readiness;
const law = async () =>
  (
    await rows.sql`select lawful_from as from, doubted from request_law where request_id = ${made.requestId}`
  )[0];
const rule = (more: object) =>
  rows.add([
    "policy_rule",
    {
      practice_id: scene.practiceId,
      policy_rule_id: newId(),
      procedure_id: scene.offers.two,
      jurisdiction: "FR",
      status: "permitted",
      effective_from: "2020-01-01",
      source: "CSP",
      reviewed_by: "test",
      reviewed_on: "2026-01-01",
      ...more,
    },
  ]);

const LONG = "01990000-0000-7000-8000-00000000ccc1";
/** All three can also be had in 90 minutes, asleep. */
async function longer() {
  const at = { practice_id: scene.practiceId };
  const [profile_id, phase_id] = [newId(), newId()];
  await rows.add(
    ["profile", { ...at, profile_id, label: "Long case", kind: "day_case", anaesthesia: "general" }],
    ["variant", { ...at, variant_id: LONG, profile_id, label: "90 min" }],
    ["phase", { ...at, phase_id, variant_id: LONG, ordinal: 0, name: "operation", minutes: 90, main: true }],
    [
      "need",
      { ...at, need_id: newId(), phase_id, ordinal: 0, kind: "surgeon", resource_id: scene.held.surgeon },
      { ...at, need_id: newId(), phase_id, ordinal: 1, kind: "theatre", resource_id: scene.places.theatre },
    ],
    [
      "procedure_variant",
      ...[scene.offers.hour, scene.offers.two, scene.offers.three].map((procedure_id) => ({
        ...at,
        procedure_id,
        variant_id: LONG,
      })),
    ],
  );
}

test("a changed procedure asks again: the talk, her consent and the gate that was let pass count no more, at once; answers stay; all of it was said before", async () => {
  await quoted(as("surgeon"), made.caseId, "2026-06-16");
  await signed();
  await answerItem(as("surgeon"), { ...made, itemId: ITEMS.nurses, value: { kind: "tick" } });
  await waiveItem(as("surgeon"), { ...made, itemId: ITEMS.waivable, reason: "Known to me" });
  await rows.sql`update request_readiness set readiness = 'ready'`;
  const told = await previewChange(as("surgeon"), wish());
  expect(told).toMatchObject({ changes: true, kept: 1, quote: true, desk: "leaves", added: [], gone: [] });
  expect(told.again.map(({ by }) => by)).toEqual(["decision", "consent", "item"]);
  expect(told.waiversEnd).toEqual(["Medical history read"]);
  expect(await gate("consent")).toMatchObject({ state: "closed" });
  await change();
  expect(await readiness()).toBe("patient");
  const after = await seen();
  expect(after).toMatchObject({ procedureName: "Procedure 1", decision: null, quoteOfOther: true });
  const by = new Map(after.preparation?.gates.map((one) => [one.gateId, one]));
  expect(by.get("decision")).toMatchObject({ state: "open" });
  expect(by.get("consent")).toMatchObject({ state: "attention", waitsFor: "patient" });
  expect(by.get(ITEMS.nurses)).toMatchObject({ state: "closed" });
  expect(by.get(ITEMS.waivable)).toMatchObject({ state: "open", waiver: null });
});

test("until it was talked about again and the worker has looked she can sign nothing, least of all the words of before; then she signs the new ones", async () => {
  await signed();
  const before = await toSign();
  await change();
  expect((await myConsents(ana(), {})).consents).toEqual([]);
  expect(await refusal(signConsent(ana(), before))).toMatchObject({ code: "NOT_FOUND" });
  await decideCase(as("surgeon"), toOperate(made.caseId));
  expect(await refusal(signConsent(ana(), before))).toMatchObject({ reason: "notYetToSign" });
  await look();
  expect(await refusal(signConsent(ana(), before))).toMatchObject({ reason: "textChanged" });
  const { consents } = await myConsents(ana(), { show: true });
  expect(consents[0]).toMatchObject({
    state: "outdated",
    maySign: true,
    words: { procedureName: "Procedure 1" },
  });
  await signed();
  expect(await gate("consent")).toMatchObject({ state: "closed" });
  expect(await toSchedule(as("desk"), {})).toMatchObject([{ requestId: made.requestId }]);
});

test("changed back before anybody signed anew, what was said of it counts again; what was let pass does not", async () => {
  await signed();
  await waiveItem(as("surgeon"), { ...made, itemId: ITEMS.waivable, reason: "Known to me" });
  await change();
  await change({ procedureId: scene.offers.hour });
  expect(await gate("consent")).toMatchObject({ state: "closed" });
  expect((await seen()).decision).toMatchObject({ outcome: "operate" });
  expect((await seen()).preparation?.gates.find(({ gateId }) => gateId === ITEMS.waivable)?.state).toBe(
    "open",
  );
});

test("nobody but her treating surgeon changes it, and not once she is in theatre or it is over", async () => {
  for (const role of ["nurse", "anaesthetist", "desk"] as const)
    expect(await refusal(changeCase(as(role), wish())), role).toMatchObject({ code: "FORBIDDEN" });
  for (const who of ["otherSurgeon", "barredSurgeon"] as const) {
    const colleague = asStaff(scene.practiceId, scene.people[who], "surgeon");
    expect(await refusal(changeCase(colleague, wish())), who).toMatchObject({ code: "NOT_FOUND" });
    expect(await refusal(changeView(colleague, made)), who).toMatchObject({ code: "NOT_FOUND" });
  }
  const bookingId = await booked();
  const day = Temporal.Instant.from("2026-06-23T07:00:00Z");
  expect(await getCase(as("surgeon", day), made)).toMatchObject({ mayChange: true });
  await startEmergency(as("nurse", day), { caseId: made.caseId, reason: "Bleeds" });
  for (const step of ["arrived", "ready", "in_theatre"] as const)
    await takeStep(as("nurse", day), { bookingId, step });
  expect(await getCase(as("surgeon", day), made)).toMatchObject({ mayChange: false });
  expect(await refusal(changeCase(as("surgeon", day), wish()))).toMatchObject({ reason: "inTheatre" });
  const late = as("surgeon", day.add({ hours: 3 }));
  expect(await refusal(changeCase(late, wish()))).toMatchObject({ reason: "caseOver" });
});

test("it is asked as at opening: what is not done, not permitted, not qualified for, too early for her age, without a text, or asked for already", async () => {
  await setOptOuts(as("surgeon"), { procedureIds: [scene.offers.three] });
  expect(await refusal(change({ procedureId: scene.offers.three }))).toMatchObject({ code: "NOT_FOUND" });
  await setOptOuts(as("surgeon"), { procedureIds: [] });
  expect(await refusal(change({ side: "left" }))).toMatchObject({ field: "side", reason: "noSide" });
  await rows.sql`update procedure set specialty = 'surgery' where procedure_id = ${scene.offers.two}`;
  expect(await refusal(change())).toMatchObject({ reason: "notQualified" });
  await rows.sql`update procedure set specialty = 'gynaecology' where procedure_id = ${scene.offers.two}`;
  await rows.sql`update procedure set sensitive = false`;
  await rule({ minimum_age: 60 });
  expect(await refusal(change())).toMatchObject({ reason: "tooYoung", params: { minimum: 60 } });
  await rule({ status: "prohibited" });
  expect(await refusal(change())).toMatchObject({ code: "NOT_FOUND" });
  await askedFor(as("surgeon"), {
    ...{ patientId: scene.patients.ana, procedureId: scene.offers.three, notBefore: "2026-06-22" },
    ...{ variantId: scene.offers.hourFive, siteId: scene.places.site },
  });
  expect(await refusal(change({ procedureId: scene.offers.three }))).toMatchObject({
    reason: "alreadyRequested",
  });
  await rows.sql`
    update template_version v set state = 'draft', approved_at = null, approved_by_name = null from template t
     where t.template_id = v.template_id and t.procedure_id = ${scene.offers.three} and t.kind = 'consent'`;
  await rows.sql`update scheduling_request set state = 'withdrawn' where request_id <> ${made.requestId}`;
  expect(await refusal(change({ procedureId: scene.offers.three }))).toMatchObject({
    reason: "noApprovedTemplate",
  });
  expect(await seen()).toMatchObject({ procedureName: "Procedure 0", decision: { outcome: "operate" } });
});

test("another side asks for her consent again, and for nothing else; another suture plan for nothing at all", async () => {
  await rows.sql`update procedure set sided = true`;
  expect(await refusal(change({ procedureId: scene.offers.hour }))).toMatchObject({ reason: "sideMissing" });
  await change({ procedureId: scene.offers.hour, side: "left" });
  await signed();
  const again = { procedureId: scene.offers.hour, side: "right" as const };
  const told = await previewChange(as("surgeon"), wish(again));
  expect(told).toMatchObject({ changes: true, again: [{ by: "consent" }], desk: "nothing", quote: false });
  await change(again);
  expect(await gate("consent")).toMatchObject({ state: "attention" });
  expect(await gate("decision")).toMatchObject({ state: "closed" });
  await change({ ...again, side: "left" });
  expect(await gate("consent")).toMatchObject({ state: "closed" });
  const sutures = { procedureId: scene.offers.hour, side: "left" as const, suturePlan: "removal" as const };
  expect(await previewChange(as("surgeon"), wish(sutures))).toMatchObject({ changes: true, again: [] });
  await change({ ...sutures, sutures: "Ethilon" });
  expect(await seen()).toMatchObject({ suturePlan: "removal", sutures: "Ethilon", side: "left" });
  expect(await previewChange(as("surgeon"), wish({ ...sutures, sutures: "Ethilon" }))).toMatchObject({
    changes: false,
  });
});

test("another anaesthesia asks the anaesthetist again, and her for that consent; the desk is given the other variant", async () => {
  await longer();
  await addBooking(rows, scene, {
    patientId: scene.patients.ana,
    startsAt: "2026-06-17T08:00:00Z",
    holds: [scene.held.anaesthetist, scene.places.spareRoom],
  });
  await signed();
  await signed("anaesthesia");
  await assessCase(as("anaesthetist"), { caseId: made.caseId, ...anAssessment, outcome: "fit" });
  const other = { procedureId: scene.offers.hour, variantId: LONG };
  const told = await previewChange(as("surgeon"), wish(other));
  expect(told.again.map(({ by }) => by)).toEqual(["anaesthesiaConsent", "assessment"]);
  expect(told.desk).toBe("profile");
  await change(other);
  for (const by of ["anaesthesiaConsent", "assessment"] as const)
    expect(await gate(by), by).toMatchObject({ state: "attention" });
  expect(await gate("consent")).toMatchObject({ state: "closed" });
  await look();
  expect(await toSchedule(as("desk"), {})).toMatchObject([{ profileLabel: "Long case", variantId: LONG }]);
});

test("while it holds a date its variant stays: cancel first. With the variant kept it changes, and the booking stands", async () => {
  await longer();
  const bookingId = await booked();
  expect(await changeView(as("surgeon"), made)).toMatchObject({ booked: true });
  const longerOne = wish({ variantId: LONG });
  for (const asked of [previewChange(as("surgeon"), longerOne), changeCase(as("surgeon"), longerOne)])
    expect(await refusal(asked)).toMatchObject({ code: "CONFLICT", reason: "bookedOtherwise" });
  await change();
  expect(await seen()).toMatchObject({ state: "booked", bookingId, procedureName: "Procedure 1" });
});

test("a date that was cancelled or missed is not taken back for another length: its rooms and minutes are those of before", async () => {
  await longer();
  const dated = () =>
    book(as("desk"), {
      ...{ requestId: made.requestId, patientId: scene.patients.ana, siteId: scene.places.site },
      ...{ startsAt: "2026-06-23T10:00:00+02:00", idempotencyKey: newId() },
    });
  const lengthTo = async (variantId: string, now = NOW) => {
    const asked = wish({ procedureId: scene.offers.hour, variantId });
    await changeCase(as("surgeon", now), asked);
    await looked(as("surgeon", now), made.requestId);
  };
  const { bookingId } = await dated();
  await cancel(as("desk"), { bookingId, scheduleVersion: 1, reason: "patient_unwell", askedBy: "patient" });
  await lengthTo(LONG);
  const back = (now = NOW) => restore(as("desk", now), { bookingId, scheduleVersion: 2 });
  const changed = { code: "PRECONDITION_FAILED", reason: "planChanged" };
  expect(await refusal(back())).toMatchObject(changed);
  await lengthTo(scene.offers.hourFive);
  expect(await back()).toMatchObject({ state: "booked" });
  const late = Temporal.Instant.from("2026-06-23T08:30:00Z");
  await markNoShow(as("desk", late), { bookingId, scheduleVersion: 3 });
  await lengthTo(LONG, late);
  const came = restore(as("desk", late), { bookingId, scheduleVersion: 4 });
  expect(await refusal(came)).toMatchObject(changed);
  expect(await toSchedule(as("desk", late), {})).toMatchObject([{ variantId: LONG }]);
});

test("a law that lets nothing be booked yet, or forbids the booked day, refuses the change of a case with a date; of one without, it keeps the case from the desk", async () => {
  await rows.sql`update procedure set sensitive = false`;
  const wait = { cooling_off_days: 10, wait_blocks: "{booking,operation}" };
  await rule({ ...wait, cooling_off_start: "quote_handed_over" });
  const bookingId = await booked();
  expect(await refusal(change())).toMatchObject({ code: "CONFLICT", reason: "bookedTooEarly" });
  await rows.sql`update policy_rule set cooling_off_start = 'consultation' where source = 'CSP'`;
  expect(await refusal(change())).toMatchObject({
    reason: "waitNotOver",
    params: { earliest: "2026-06-26" },
  });
  await cancel(as("desk"), { bookingId, scheduleVersion: 1, reason: "patient_unwell", askedBy: "patient" });
  await rows.sql`update policy_rule set cooling_off_start = 'quote_handed_over' where source = 'CSP'`;
  await quoted(as("surgeon"), made.caseId, "2026-06-16");
  const told = await previewChange(as("surgeon"), wish());
  const blocks = ["booking", "operation"];
  expect(told.waits).toEqual([
    { days: 10, start: "quote_handed_over", source: "CSP", blocks, until: null, waivable: false },
  ]);
  await change();
  await decideCase(as("surgeon"), toOperate(made.caseId));
  await look();
  // The quote of before is no quote of this one: the wait has not begun.
  expect(await toSchedule(as("desk"), {})).toEqual([]);
  expect(await seen()).toMatchObject({ lawful: { kept: { reason: "waitNotStarted" } }, quoteOfOther: true });
  await quoteCase(as("surgeon"), {
    ...{ caseId: made.caseId, amount: 1, currency: "EUR", invoiceLine: "Outpatient care" },
    ...{ handedOverOn: "2026-06-16", handedOver: "in_person" },
  });
  expect(await seen()).toMatchObject({
    lawful: { kept: { reason: "waitNotOver", params: { earliest: "2026-06-26" } } },
    quoteOfOther: false,
  });
});

test("what the desk would see is refused where one of the two is sensitive; it may be done while the desk has nothing of the case", async () => {
  await rule({ minimum_consultations: 2 });
  expect(await refusal(change())).toMatchObject({ reason: "changeShows" });
  await decideCase(as("surgeon"), { caseId: made.caseId, outcome: "not_now" });
  await look();
  expect(await toSchedule(as("desk"), {})).toEqual([]);
  await change();
  expect(await seen()).toMatchObject({ procedureName: "Procedure 1" });
});

test("it is refused too where both ask the same of the desk by now, while the case started with other tasks", async () => {
  const { format, items } = withDeskTask();
  const content = { format, items: items.filter(({ deskTask }) => deskTask === null) };
  await rows.sql`
    with old as (
      update template_version v set state = 'retired' from template t
       where t.template_id = v.template_id and t.kind = 'checklist' returning v.*)
    insert into template_version (practice_id, template_version_id, template_id, version, content, state, approved_by_name, approved_at)
    select practice_id, gen_random_uuid(), template_id, 2, ${rows.sql.json(content as never)}, 'approved', approved_by_name, approved_at from old`;
  const told = () => deskTasks(as("desk"), { requestId: made.requestId });
  const before = await told();
  expect(await refusal(change())).toMatchObject({ reason: "changeShows" });
  expect(await told()).toEqual(before);
  expect(before.count).toBe(1);
});

test("a task of the desk that stays keeps its tick; one that is asked for no more goes", async () => {
  const { requestId } = made;
  const tasks = () =>
    rows.sql`select task, days_before as days, done_at is not null as done from desk_task where request_id = ${requestId} order by task`;
  await setDeskTask(as("desk"), { requestId, task: "interpreter", done: true });
  await change();
  expect(await tasks()).toEqual([{ task: "interpreter", days: 3, done: true }]);
  await rows.sql`update procedure set sensitive = false`;
  const { format, items } = generalText.checklist();
  const [first] = items;
  const papers = { ...first, itemId: newId(), owner: "desk", deskTask: "documents", due: { by: "day" } };
  Object.assign(papers, { title: "Papers complete", hint: "" });
  await rows.sql`
    update template_version v set content = ${rows.sql.json({ format, items: [...items, papers] } as never)} from template t
     where t.template_id = v.template_id and t.procedure_id = ${scene.offers.three} and t.kind = 'checklist'`;
  expect(await previewChange(as("surgeon"), wish({ procedureId: scene.offers.three }))).toMatchObject({
    gone: ["Interpreter booked", "Letters of other doctors"],
    added: [papers.title],
  });
  await change({ procedureId: scene.offers.three });
  expect(await tasks()).toEqual([{ task: "documents", days: 0, done: false }]);
});

test("nothing is booked between a change and the worker's look at it", async () => {
  expect(await law()).toMatchObject({ from: "2026-06-22", doubted: false });
  await change();
  expect(await law()).toMatchObject({ doubted: true });
  const one = book(as("desk"), {
    ...{ requestId: made.requestId, patientId: scene.patients.ana, siteId: scene.places.site },
    ...{ startsAt: "2026-06-23T10:00:00+02:00", idempotencyKey: newId() },
  });
  await judgeRequests(asWorker(scene.practiceId), made.requestId);
  expect(await refusal(one)).toMatchObject({ code: "NOT_FOUND" });
  expect(await rows.sql`select 1 from booking where request_id = ${made.requestId}`).toHaveLength(0);
});

test("a change waits for a booking under way", async () => {
  const order: string[] = [];
  const [looked, written] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const booking = transact(as("desk"), async (tx) => {
    await holdCatalogue(tx, as("desk"));
    looked.resolve();
    await written.promise;
  });
  await looked.promise;
  const changing = change().then(() => order.push("changed"));
  await Promise.race([changing, new Promise((go) => setTimeout(go, 2000))]);
  order.push("booked");
  written.resolve();
  await Promise.all([booking, changing]);
  expect(order).toEqual(["booked", "changed"]);
});

test("a change at the moment she signs: what she signed is for what she read, and counts for nothing else", async () => {
  for (let round = 0; round < 4; round++) {
    const given = await toSign();
    const [changed, sign] = await Promise.allSettled([change(), signConsent(ana(), given)]);
    expect(changed.status).toBe("fulfilled");
    const state = (await seen()).preparation?.consent.state;
    expect(state).toBe(sign.status === "fulfilled" ? "outdated" : round === 0 ? "none" : state);
    const copies = await rows.sql`select 1 from consent_copy where case_id = ${made.caseId}`;
    expect(copies).toHaveLength(sign.status === "fulfilled" ? 1 : 0);
    await rows.sql`update scheduling_request set state = 'withdrawn' where request_id = ${made.requestId}`;
    made = await opened();
  }
});

test("a change at the moment she is taken into theatre: one of the two is refused", async () => {
  const bookingId = await booked();
  const day = Temporal.Instant.from("2026-06-23T07:00:00Z");
  await startEmergency(as("nurse", day), { caseId: made.caseId, reason: "Bleeds" });
  for (const step of ["arrived", "ready"] as const) await takeStep(as("nurse", day), { bookingId, step });
  const both = await Promise.allSettled([
    changeCase(as("surgeon", day), wish()),
    takeStep(as("nurse", day), { bookingId, step: "in_theatre" }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const [changed] = both;
  if (changed.status === "rejected") expect(changed.reason).toMatchObject({ reason: "inTheatre" });
  const steps =
    await rows.sql`select 1 from day_step where booking_id = ${bookingId} and step = 'in_theatre'`;
  expect(steps).toHaveLength(changed.status === "rejected" ? 1 : 0);
});

test("a change of variant at the moment the desk books: what is booked is what the case is", async () => {
  await longer();
  for (let round = 0; round < 4; round++) {
    const { requestId } = made;
    const booking = book(as("desk"), {
      ...{ requestId, patientId: scene.patients.ana, siteId: scene.places.site, idempotencyKey: newId() },
      startsAt: `2026-06-2${3 + (round % 3)}T${String(10 + round)}:00:00+02:00`,
    });
    const [changed, done] = await Promise.allSettled([
      change({ procedureId: scene.offers.hour, variantId: LONG }),
      booking,
      new Promise((go) => setTimeout(go, 250)).then(look),
    ]);
    const [one] = await rows.sql`
      select r.variant_id as asked, b.variant_id as held from scheduling_request r
        left join booking b on b.request_id = r.request_id and b.state = 'booked' where r.request_id = ${requestId}`;
    expect(done.status === "fulfilled" ? one?.held : one?.asked).toBe(one?.asked);
    if (changed.status === "rejected") expect(changed.reason).toMatchObject({ reason: "bookedOtherwise" });
    else expect(one?.asked).toBe(LONG);
    await rows.sql`update scheduling_request set state = 'withdrawn' where request_id = ${requestId}`;
    made = await opened();
  }
});

test("eight presses of the button are one change", async () => {
  const pressed = await Promise.allSettled(Array.from({ length: 8 }, () => change()));
  expect(pressed.every(({ status }) => status === "fulfilled")).toBe(true);
  const again = await transact(
    as("surgeon"),
    (tx) => tx.sql`select 1 from scheduling_request where request_id = ${made.requestId}`,
  );
  expect(again).toHaveLength(1);
  expect(await seen()).toMatchObject({ procedureName: "Procedure 1", decision: null });
});
