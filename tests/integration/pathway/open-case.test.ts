import { expect, test } from "vitest";
import {
  DomainError,
  newId,
  type StaffCtx,
  type StaffRole,
  type Tx,
  transact,
} from "#server/kernel/index.ts";
import { getCase, myCases, offersFor, openCase, toSchedule, withdrawCase } from "#server/pathway/index.ts";
import { openCases } from "#server/pathway/queries.ts";
import { askedFor, looked, quoted } from "#tests/support/asked.ts";
import { addBooking, asStaff, NOW, type Scene } from "#tests/support/scene.ts";
import { rows, scene } from "./stage.ts";

const as = (who: keyof Scene["people"], role: StaffRole, now = NOW): StaffCtx =>
  asStaff(scene.practiceId, scene.people[who], role, now);
const surgeon = (now?: string) => as("surgeon", "surgeon", now ? Temporal.Instant.from(now) : NOW);
const wish = (more = {}) => ({
  patientId: scene.patients.ana,
  procedureId: scene.offers.two,
  variantId: scene.offers.hourFive,
  siteId: scene.places.site,
  notBefore: "2026-07-01",
  ...more,
});
const rule = (more: object) =>
  rows.add([
    "policy_rule",
    {
      practice_id: scene.practiceId,
      policy_rule_id: newId(),
      jurisdiction: "FR",
      status: "permitted",
      effective_from: "2020-01-01",
      source: "CSP D6322-30",
      reviewed_by: "test",
      reviewed_on: "2026-01-01",
      ...more,
    },
  ]);
const fifteenDays = () =>
  rule({
    procedure_id: scene.offers.two,
    cooling_off_days: 15,
    cooling_off_start: "quote_handed_over",
    wait_blocks: "{booking,payment,operation}",
  });

/** Ana was here before, with a colleague. */
const seenBefore = (startsAt: string) =>
  addBooking(rows, scene, {
    patientId: scene.patients.ana,
    startsAt,
    holds: [scene.held.otherSurgeon, scene.places.room],
  });

/** The refusal, as its reader gets it. */
async function refusal(doing: Promise<unknown>) {
  const error = await doing.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof DomainError)) throw new Error(`no refusal, but ${String(error)}`);
  const { code, reason, field, params } = error;
  return { code, reason, field, params };
}

test("after a consultation the surgeon asks, and the desk sees whom, how long, with whom and not before when", async () => {
  const { caseId, requestId } = await askedFor(
    surgeon(),
    wish({ note: "Afraid of needles", sutures: "Vicryl" }),
  );
  const [waiting, ...others] = await toSchedule(as("desk", "desk"), {});
  expect(others).toEqual([]);
  expect(waiting).toMatchObject({
    requestId,
    patientId: scene.patients.ana,
    patientName: "ana Lindqvist",
    profileLabel: "Day case",
    variantLabel: "60 min",
    siteName: "Linden Paris",
    surgeonId: scene.held.surgeon,
    notBefore: "2026-07-01",
  });
  expect(JSON.stringify(waiting)).not.toMatch(/Procedure|needles|Vicryl/);
  expect(JSON.stringify(waiting)).not.toContain(caseId);
});

test("the treating team reads the procedure and the sutures, the note only who wrote it", async () => {
  const { caseId } = await openCase(surgeon(), wish({ note: "Afraid of needles", sutures: "Vicryl" }));
  const hers = await getCase(surgeon(), { caseId });
  expect(hers).toMatchObject({
    procedureName: "Procedure 1",
    sutures: "Vicryl",
    note: "Afraid of needles",
    state: "waiting",
    mayWithdraw: true,
    consultedOn: ["2026-06-16"],
    birthDate: "1990-02-03",
    wait: null,
    roomName: null,
  });
  const nurse = await getCase(as("nurse", "nurse"), { caseId });
  expect(nurse).toMatchObject({
    procedureName: "Procedure 1",
    sutures: "Vicryl",
    note: null,
    mayWithdraw: false,
  });
});

test("nobody else sets a procedure", async () => {
  for (const role of ["desk", "nurse", "anaesthetist", "manager"] as const) {
    expect(await refusal(openCase(as(role, role), wish())), role).toMatchObject({ code: "FORBIDDEN" });
  }
  expect(await refusal(openCase(as("otherSurgeon", "surgeon"), wish()))).toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await refusal(openCase(as("barredSurgeon", "surgeon"), wish()))).toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await toSchedule(as("desk", "desk"), {})).toEqual([]);
});

test("a consultation to come, a missed one and a cancelled one are none", async () => {
  const bea = { patientId: scene.patients.bea };
  expect(await refusal(openCase(surgeon(), wish(bea)))).toMatchObject({ reason: "needsConsultation" });
  await rows.sql`update booking set state = 'no_show' where booking_id = ${scene.bookings.consultation}`;
  expect(await refusal(openCase(surgeon(), wish()))).toMatchObject({ reason: "needsConsultation" });
  const later = surgeon("2026-06-16T12:00:00Z");
  expect(await openCase(later, wish(bea))).toHaveProperty("caseId");
});

test("a consultation with a colleague does not count", async () => {
  await addBooking(rows, scene, {
    patientId: scene.patients.bea,
    startsAt: "2026-06-15T08:00:00Z",
    holds: [scene.held.otherSurgeon, scene.places.room],
  });
  expect(await refusal(openCase(surgeon(), wish({ patientId: scene.patients.bea })))).toMatchObject({
    reason: "needsConsultation",
  });
});

test("a wait that blocks the booking keeps a decided case from the desk until its end, and tells the surgeon rule, source and first date", async () => {
  await seenBefore("2026-06-01T08:00:00Z");
  await fifteenDays();
  const { caseId, requestId } = await askedFor(surgeon(), wish());
  expect(await toSchedule(as("desk", "desk"), {})).toEqual([]);
  expect(await getCase(surgeon(), { caseId })).toMatchObject({
    lawful: { from: null, kept: { reason: "waitNotStarted", params: { days: 15, source: "CSP D6322-30" } } },
  });
  await quoted(surgeon(), caseId, "2026-06-02");
  expect(await getCase(surgeon(), { caseId })).toMatchObject({
    lawful: {
      from: "2026-07-01",
      kept: {
        reason: "waitNotOver",
        params: { days: 15, start: "quote_handed_over", source: "CSP D6322-30", earliest: "2026-06-17" },
      },
    },
    wait: { days: 15, source: "CSP D6322-30", from: "2026-06-02", until: "2026-06-17" },
  });
  // Midnight in Paris, not in UTC.
  await looked(surgeon("2026-06-16T21:59:59Z"), scene.practiceId);
  expect(await toSchedule(as("desk", "desk"), {})).toEqual([]);
  await looked(surgeon("2026-06-16T22:00:00Z"), scene.practiceId);
  expect(await toSchedule(as("desk", "desk"), {})).toMatchObject([{ requestId, notBefore: "2026-07-01" }]);
});

test("while it is kept the desk's own login finds nothing of it, by its id neither", async () => {
  await fifteenDays();
  const { requestId } = await askedFor(surgeon(), wish());
  for (const table of ["scheduling_request", "request_law", "request_readiness", "desk_task"]) {
    const ctx = as("desk", "desk");
    const found = (tx: Tx) => tx.sql`select * from ${tx.sql(table)} where request_id = ${requestId}`;
    expect(await transact(ctx, found), table).toEqual([]);
  }
});

test("an operation is not asked for yesterday, nor for a day before what is known of a wait", async () => {
  expect(await refusal(openCase(surgeon(), wish({ notBefore: "2026-06-15" })))).toMatchObject({
    reason: "notBeforePast",
    field: "notBefore",
  });
  await rule({
    procedure_id: scene.offers.two,
    cooling_off_days: 15,
    cooling_off_start: "consultation",
    wait_blocks: "{operation}",
  });
  expect(await refusal(openCase(surgeon(), wish({ notBefore: "2026-06-30" })))).toMatchObject({
    code: "PRECONDITION_FAILED",
    reason: "waitNotOver",
    field: "notBefore",
    params: { days: 15, start: "consultation", source: "CSP D6322-30", earliest: "2026-07-01" },
  });
  expect(await openCase(surgeon(), wish())).toHaveProperty("caseId");
});

test("a second consultation that the law asks for is waited for, not refused", async () => {
  await rule({ procedure_id: scene.offers.two, minimum_consultations: 2 });
  const { caseId, requestId } = await askedFor(surgeon(), wish());
  expect(await getCase(surgeon(), { caseId })).toMatchObject({
    lawful: { from: null, why: { reason: "moreConsultations", params: { minimum: 2 } } },
  });
  expect(await toSchedule(as("desk", "desk"), {})).toEqual([]);
  await addBooking(rows, scene, { patientId: scene.patients.ana, startsAt: "2026-06-17T08:00:00Z" });
  await looked(surgeon("2026-06-17T09:00:00Z"), scene.practiceId);
  expect(await toSchedule(as("desk", "desk"), {})).toMatchObject([{ requestId }]);
});

test("where policy forbids a procedure it is not there, and where it will be forbidden by then it is refused", async () => {
  await rule({ procedure_id: scene.offers.two, status: "prohibited", effective_from: "2026-06-25" });
  expect(await refusal(openCase(surgeon(), wish()))).toMatchObject({
    reason: "notPermittedThen",
    field: "notBefore",
  });
  expect(await openCase(surgeon(), wish({ notBefore: "2026-06-24" }))).toHaveProperty("caseId");
  const then = surgeon("2026-06-25T08:00:00Z");
  expect(await refusal(openCase(then, wish()))).toMatchObject({
    code: "NOT_FOUND",
    params: { what: "procedure" },
  });
  const unknown = { procedureId: newId() };
  expect(await refusal(openCase(surgeon(), wish(unknown)))).toMatchObject({
    code: "NOT_FOUND",
    params: { what: "procedure" },
  });
});

test("what a case may be opened for comes with its earliest day, or with what stands in the way", async () => {
  await openCase(surgeon(), wish({ procedureId: scene.offers.hour }));
  await fifteenDays();
  await rule({ procedure_id: scene.offers.three, minimum_age: 40 });
  const view = await offersFor(surgeon(), { patientId: scene.patients.ana, siteId: scene.places.site });
  expect(view).toMatchObject({
    patientName: "ana Lindqvist",
    today: "2026-06-16",
    consultedOn: ["2026-06-16"],
  });
  const by = new Map(view.offers.map((offer) => [offer.procedureId, offer]));
  expect(by.get(scene.offers.hour)).toMatchObject({ refusal: { reason: "alreadyRequested" } });
  expect(by.get(scene.offers.two)).toMatchObject({
    refusal: null,
    waits: [{ days: 15, start: "quote_handed_over", source: "CSP D6322-30" }],
    floor: "2026-06-16",
  });
  expect(by.get(scene.offers.three)).toMatchObject({
    floor: "2030-02-03",
    refusal: null,
    waits: [],
  });
});

test("a sensitive procedure whose first date would tell it apart is listed, but cannot be asked for", async () => {
  const hour = { procedureId: scene.offers.hour };
  await fifteenDays();
  const view = await offersFor(surgeon(), { patientId: scene.patients.ana, siteId: scene.places.site });
  const offer = view.offers.find(({ procedureId }) => procedureId === scene.offers.hour);
  expect(offer).toMatchObject({ variants: [], refusal: { reason: "variantTellsTooMuch" } });
  expect(await refusal(openCase(surgeon(), wish(hour)))).toMatchObject({
    reason: "variantTellsTooMuch",
    field: "variantId",
  });
});

test("while she is too young for it, a sensitive procedure whose others have no minimum age cannot be asked for", async () => {
  await rule({ procedure_id: scene.offers.hour, minimum_age: 40 });
  const view = await offersFor(surgeon(), { patientId: scene.patients.ana, siteId: scene.places.site });
  const offer = view.offers.find(({ procedureId }) => procedureId === scene.offers.hour);
  expect(offer).toMatchObject({ variants: [], refusal: { reason: "variantTellsTooMuch" } });
  const early = wish({ procedureId: scene.offers.hour, notBefore: "2026-12-01" });
  expect(await refusal(openCase(surgeon(), early))).toMatchObject({ reason: "variantTellsTooMuch" });
});

test("preparing a request is an opening of her identity, and is audited", async () => {
  await offersFor(surgeon(), { patientId: scene.patients.ana, siteId: scene.places.site });
  const found = await rows.sql`
    select role from audit_event where action = 'case.prepared' and subject_id = ${scene.patients.ana}`;
  expect(found).toHaveLength(1);
  for (const who of ["otherSurgeon", "barredSurgeon"] as const) {
    const asked = offersFor(as(who, "surgeon"), {
      patientId: scene.patients.ana,
      siteId: scene.places.site,
    });
    expect(await refusal(asked), who).toMatchObject({ code: "NOT_FOUND", params: { what: "patient" } });
  }
});

test("eight presses of the button are one request", async () => {
  const pressed = await Promise.allSettled(Array.from({ length: 8 }, () => openCase(surgeon(), wish())));
  const refused = pressed.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(refused).toHaveLength(7);
  expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(["alreadyRequested"]));
  expect(await myCases(surgeon(), {})).toHaveLength(1);
});

test("the surgeon takes a request back while it waits, once; then the desk has nothing to schedule", async () => {
  const { caseId } = await openCase(surgeon(), wish());
  const taken = await Promise.allSettled([
    withdrawCase(surgeon(), { caseId }),
    withdrawCase(surgeon(), { caseId }),
  ]);
  expect(taken.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await toSchedule(as("desk", "desk"), {})).toEqual([]);
  expect(await myCases(surgeon(), {})).toEqual([]);
  expect(await getCase(surgeon(), { caseId })).toMatchObject({ state: "withdrawn", mayWithdraw: false });
  expect(await openCase(surgeon(), wish())).toHaveProperty("caseId");
});

test("a case that is taken back while its quote is written stays taken back", async () => {
  for (let round = 0; round < 6; round++) {
    const { caseId } = await openCase(surgeon(), wish());
    await Promise.allSettled([
      withdrawCase(surgeon(), { caseId }),
      quoted(surgeon(), caseId, "2026-06-16"),
      withdrawCase(surgeon(), { caseId }),
    ]);
    const ctx = surgeon();
    const [kept] = await transact(ctx, (tx) => openCases(tx, ctx, { caseId }));
    expect(kept?.contents.withdrawnAt).not.toBeNull();
  }
});

test("a colleague of the treating team cannot take it back, and nobody can once it is booked", async () => {
  const { caseId, requestId } = await openCase(surgeon(), wish());
  await addBooking(rows, scene, {
    patientId: scene.patients.ana,
    startsAt: "2026-07-02T08:00:00Z",
    holds: [scene.held.otherSurgeon, scene.places.theatre],
    kind: "day_case",
  });
  expect(await refusal(withdrawCase(as("otherSurgeon", "surgeon"), { caseId }))).toMatchObject({
    code: "NOT_FOUND",
  });
  await rows.sql`update scheduling_request set state = 'booked' where request_id = ${requestId}`;
  expect(await refusal(withdrawCase(surgeon(), { caseId }))).toMatchObject({
    code: "CONFLICT",
    reason: "notWaiting",
  });
});

test("a case without an approved text for its patient is not begun", async () => {
  await rows.sql`update template_version set state = 'draft', approved_at = null`;
  expect(await refusal(openCase(surgeon(), wish()))).toMatchObject({ reason: "noApprovedTemplate" });
  const view = await offersFor(surgeon(), { patientId: scene.patients.ana, siteId: scene.places.site });
  expect(view.offers.every(({ refusal }) => refusal?.reason === "noApprovedTemplate")).toBe(true);
});

test("a surgeon who is not at work here as a surgeon is told so", async () => {
  await rows.sql`update resource set active = false where resource_id = ${scene.held.surgeon}`;
  expect(await refusal(openCase(surgeon(), wish()))).toMatchObject({ reason: "noSurgeonResource" });
});

test("the database itself lets nobody but a surgeon write a case, whatever the application asks for", async () => {
  const made = await openCase(surgeon(), wish());
  for (const role of ["nurse", "anaesthetist"] as const) {
    const ctx = as(role, role);
    const request = transact(
      ctx,
      (tx) => tx.sql`
        insert into scheduling_request
          (practice_id, request_id, patient_id, variant_id, site_id, surgeon_id, not_before, requested_at)
        values (${scene.practiceId}, ${newId()}, ${scene.patients.ana}, ${scene.offers.hourFive}, ${scene.places.site},
                ${scene.held.surgeon}, '2026-07-01', ${NOW.toString()}::timestamptz)`,
    );
    await expect(request, role).rejects.toMatchObject({ code: "42501" });
    const kase = transact(
      ctx,
      (tx) => tx.sql`
        insert into surgical_case (practice_id, case_id, patient_id, request_id, surgeon_staff_id, sealed, opened_at)
        values (${scene.practiceId}, ${newId()}, ${scene.patients.ana}, ${made.requestId}, ${ctx.actorId}, ${Buffer.alloc(8)},
                ${NOW.toString()}::timestamptz)`,
    );
    await expect(kase, role).rejects.toMatchObject({ code: "42501" });
    const changed = await transact(
      ctx,
      (tx) =>
        tx.sql`update scheduling_request set state = 'withdrawn' where request_id = ${made.requestId} returning 1`,
    );
    expect(changed, role).toHaveLength(0);
  }
});

test("nor can one that will be alone with its variant by its first date, since a rule begins for what shares it", async () => {
  const hour = { procedureId: scene.offers.hour };
  await rule({ procedure_id: scene.offers.two, status: "prohibited", effective_from: "2026-07-01" });
  expect(await refusal(openCase(surgeon(), wish(hour)))).toMatchObject({
    reason: "variantTellsTooMuch",
    field: "variantId",
  });
  expect(await openCase(surgeon(), wish({ ...hour, notBefore: "2026-06-30" }))).toHaveProperty("caseId");
});

test("a case whose patient did not come stays the surgeon's to see, to ask for once and to take back, however long ago", async () => {
  const { caseId, requestId } = await openCase(surgeon(), wish());
  const { ana: patientId } = scene.patients;
  await addBooking(rows, scene, {
    patientId,
    requestId,
    kind: "day_case",
    state: "no_show",
    startsAt: "2026-07-01T08:00:00Z",
  });
  const later = surgeon("2026-10-01T08:00:00Z");
  expect(await myCases(later, {})).toMatchObject([{ caseId, state: "no_show" }]);
  expect(await getCase(later, { caseId })).toMatchObject({ state: "no_show", mayWithdraw: true });
  expect(await refusal(openCase(later, wish({ notBefore: "2026-10-02" })))).toMatchObject({
    reason: "alreadyRequested",
  });
  await withdrawCase(later, { caseId });
  expect(await myCases(later, {})).toEqual([]);
});
