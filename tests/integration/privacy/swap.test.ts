import { expect, test } from "vitest";
import { generalText, setPeriods } from "#server/catalogue/index.ts";
import { hashPassphrase } from "#server/identity/index.ts";
import { closePools, newId, type StaffRole, usePools } from "#server/kernel/index.ts";
import { practiceKey } from "#server/kernel/keys.ts";
import { planMessages } from "#server/messaging/index.ts";
import { replyPlace, STEP } from "#server/messaging/reply-place.ts";
import {
  addFile,
  answerItem,
  askQuestion,
  assessCase,
  cancelOnDay,
  changeCase,
  clearCase,
  countersign,
  decideCase,
  getCase,
  judgeRequests,
  myConsents,
  recordPadss,
  recordSutures,
  replyTo,
  reviewEmergency,
  sendSpecimen,
  signConsent,
  startEmergency,
  waiveItem,
  waiveWait,
  withdrawConsent,
} from "#server/pathway/index.ts";
import { sealJson } from "#server/privacy/index.ts";
import { careFor, careForSilence, myCheckIns, recoveryQueue, sendCheckIn } from "#server/recovery/index.ts";
import { book } from "#server/scheduling/index.ts";
import { ask } from "#tests/integration/api/ask.ts";
import { aWay, sendDue } from "#tests/integration/messaging/post.ts";
import { askedFor, quoted, toOperate } from "#tests/support/asked.ts";
import { createTestDatabase } from "#tests/support/cluster.ts";
import { pdfOf, picture } from "#tests/support/papers.ts";
import {
  addBooking,
  asPatient,
  asStaff,
  asWorker,
  playScene,
  Rows,
  type Scene,
} from "#tests/support/scene.ts";
import { anAssessment, ITEMS } from "#tests/support/scene-case.ts";
import { withDeskTask } from "#tests/support/scene-texts.ts";
import { whatCanBeTold } from "./stolen-copy.ts";

const NOW = Temporal.Instant.from("2026-06-16T16:00:00Z"); // both have been to their consultation
const PASSPHRASE = "an otter keeps its stone";

type World = { desk: string; copy: string; changed: Changed | null };
/** What the desk is answered before a change of both procedures, after that of the booked one, after both, and once it was decided again; and each time of a move of the booked one. */
type Changed = { before: string; booked: string; both: string; after: string; moves: string[] };

/** A database in which the same people do the same things at the same time for two patients, whose procedures are these. */
async function world(
  base: { name: string; ids: ReadonlySet<string> },
  scene: Scene,
  procedures: readonly [string, string],
  changesTo: readonly [string, string] | null = null,
): Promise<World> {
  const database = await createTestDatabase(base.name);
  await usePools(database.viewerUrl, 2);
  const rows = new Rows(database.superUrl);
  const as = (role: StaffRole) => asStaff(scene.practiceId, scene.people[role], role, NOW);
  const { ana, bea } = scene.patients;
  const periods = [{ procedureId: scene.offers.two, exercise: 3, abstinence: 26 }];
  await setPeriods(as("surgeon"), { periods });
  const [requests, cases]: [string[], string[]] = [[], []];
  for (const [n, patientId] of [ana, bea].entries()) {
    const made = await askedFor(as("surgeon"), {
      patientId,
      procedureId: procedures[n] ?? "",
      variantId: scene.offers.hourFive,
      siteId: scene.places.site,
      notBefore: changesTo ? "2026-06-22" : "2026-06-30",
      note: n === 0 ? "A long note of hers" : undefined,
    });
    requests.push(made.requestId);
    cases.push(made.caseId);
    await quoted(as("surgeon"), made.caseId, "2026-06-16");
    const isFirst = procedures[n] === scene.offers.hour;
    // It ends with the procedure, so a plan that is changed has none.
    if (!changesTo) await letPass(made.caseId, isFirst, as);
    await judgeRequests(asWorker(scene.practiceId, NOW), scene.practiceId, true);
    // A talk with the anaesthetist, who treats her from then on.
    const talk = { patientId, startsAt: `2026-06-17T0${8 + n}:00:00Z` };
    await addBooking(rows, scene, { ...talk, holds: [scene.held.anaesthetist, scene.places.room] });
    await prepare(scene, patientId, made.caseId, as);
    await sendPaper(scene, patientId, { caseId: made.caseId, isFirst });
    await record(made.caseId, isFirst, as);
    await judgeRequests(asWorker(scene.practiceId, NOW), scene.practiceId, true);
  }
  await approveAnew(rows, scene.offers.hour);
  await judgeRequests(asWorker(scene.practiceId, NOW), scene.practiceId, true);
  const { bookingId } = await book(as("desk"), {
    requestId: requests[0] ?? "",
    patientId: ana,
    siteId: scene.places.site,
    startsAt: "2026-06-23T10:00:00+02:00",
    idempotencyKey: "the only one",
  });
  await rows.sql`update patient set phone = '+33 6 00 00 00 00' where patient_id in ${rows.sql([ana, bea])}`;
  for (const patient_id of [ana, bea])
    await rows.add(["contact_preference", { practice_id: scene.practiceId, patient_id, channel: "sms" }]);
  await wroteBack(rows, scene, bookingId, procedures[0] === scene.offers.hour);
  const came = [
    await whatComes(scene, ["2026-06-16T16:30:00Z", "2026-06-20T08:00:00Z", "2026-06-22T16:00:00Z"]),
  ];
  const changed = changesTo && (await changedTo(scene, { requests, cases, bookingId }, changesTo, as));
  const desk = [
    await allOfTheDesk(scene, requests),
    await dayOfTheDesk(rows, scene, bookingId, procedures[0] === scene.offers.hour),
    ...came,
    await whatComes(scene, ["2026-06-24T09:00:00Z", "2026-06-30T09:00:00Z"]),
  ].join("\n");
  const copy = await whatCanBeTold(rows.sql);
  delete copy.credential; // salted
  await rows.end();
  await closePools();
  await database.drop();
  // Whose is whose stays to be told: ana's case and request, and bea's.
  const named = (text: string) =>
    [cases, requests].reduce(
      (all, ids) => ids.reduce((one, id, n) => one.replaceAll(id, `her ${n}`), all),
      text,
    );
  return {
    desk: withoutIds(named(desk), base.ids),
    copy: withoutIds(named(JSON.stringify(copy)), base.ids),
    changed,
  };
}

async function changedTo(
  scene: Scene,
  made: { requests: readonly string[]; cases: readonly string[]; bookingId: string },
  procedures: readonly [string, string],
  as: (role: StaffRole) => ReturnType<typeof asStaff>,
): Promise<Changed> {
  const { requests, cases, bookingId } = made;
  const move = { bookingId, scheduleVersion: 1, startsAt: "2026-06-24T08:00:00Z" };
  const moved = async () => (await ask("scheduling.previewMove", as("desk"), move)).said;
  const moves = [await moved()];
  const look = () => judgeRequests(asWorker(scene.practiceId, NOW), scene.practiceId, true);
  const said: string[] = [await allOfTheDesk(scene, requests)];
  for (const [n, caseId] of cases.entries()) {
    const plan = { procedureId: procedures[n] ?? "", variantId: scene.offers.hourFive };
    await changeCase(as("surgeon"), { caseId, ...plan, suturePlan: "absorbable", sutures: "Vicryl" });
    await look();
    said.push(await allOfTheDesk(scene, requests));
    moves.push(await moved());
  }
  for (const caseId of cases) await decideCase(as("surgeon"), toOperate(caseId));
  await look();
  const [before = "", booked = "", both = ""] = said;
  moves.push(await moved());
  return { before, booked, both, after: await allOfTheDesk(scene, requests), moves };
}

/** Both wrote back, she of the one operation at length, and one has confirmed. */
async function wroteBack(rows: Rows, scene: Scene, bookingId: string, isFirst: boolean): Promise<void> {
  const { practiceId: practice_id, patients } = scene;
  const at = NOW.toString();
  const long = "After the polyp was taken out I bled for two days. ".repeat(isFirst ? 8 : 1);
  for (const [n, patient_id] of [patients.ana, patients.bea].entries()) {
    const reply_id = newId();
    const sealed = sealJson(practiceKey(practice_id), replyPlace(reply_id), n === 0 ? long : "Yes?", STEP);
    await rows.add(
      [
        "sms_reply",
        { practice_id, reply_id, provider_id: `SM000000000${n}`, kind: "other", heard_at: at, sealed },
      ],
      ["desk_call", { practice_id, call_id: newId(), patient_id, why: "other", reply_id, asked_at: at }],
    );
  }
  const confirmation = { practice_id, booking_id: bookingId, patient_id: patients.ana, schedule_version: 1 };
  await rows.add(["booking_confirmation", { ...confirmation, by: "sms", confirmed_at: at }]);
}

/** What the phones of both show at these moments. */
async function whatComes(scene: Scene, moments: readonly string[]): Promise<string> {
  const { handed, way } = aWay();
  const working = { worker: (now: Temporal.Instant) => asWorker(scene.practiceId, now) };
  for (const now of moments.map((text) => Temporal.Instant.from(text))) {
    for (const patientId of [scene.patients.ana, scene.patients.bea])
      await planMessages(working.worker(now), patientId);
    await sendDue(working, now, way);
  }
  return JSON.stringify(handed);
}

async function prepare(
  scene: Scene,
  patientId: string,
  caseId: string,
  as: (role: StaffRole) => ReturnType<typeof asStaff>,
) {
  const her = asPatient(scene.practiceId, patientId, NOW);
  const [first] = (await myConsents(her, { show: true })).consents;
  const { templateVersionId = "", risks = [] } = first?.words ?? {};
  const typedName = patientId === scene.patients.ana ? "ana Lindqvist" : "bea Moreau";
  const signed = await signConsent(her, {
    ...{ caseId, kind: "surgery" as const, templateVersionId, typedName, passphrase: PASSPHRASE },
    risks: risks.map(({ riskId }) => riskId),
  });
  await countersign(as("surgeon"), signed);
  await askQuestion(her, { caseId, text: "May I swim?" });
  const { preparation } = await getCase(as("surgeon"), { caseId });
  const { questionId = "" } = preparation?.questions[0] ?? {};
  await replyTo(as("surgeon"), { caseId, questionId, text: "After four weeks" });
  await answerItem(as("surgeon"), { caseId, itemId: ITEMS.nurses, value: { kind: "tick" } });
  await waiveItem(as("surgeon"), { caseId, itemId: ITEMS.waivable, reason: "Known to me" });
  await withdrawConsent(her, signed);
}

const wait = { days: 14, start: "consultation", source: "GMC 2016" } as const;

/** All that share the variant have to wait for as long, unless their surgeon lets the wait pass. */
async function withWaits(rows: Rows, scene: Scene): Promise<void> {
  for (const procedure_id of [scene.offers.hour, scene.offers.two, scene.offers.three])
    await rows.add([
      "policy_rule",
      {
        practice_id: scene.practiceId,
        policy_rule_id: newId(),
        procedure_id,
        jurisdiction: "FR",
        status: "permitted",
        cooling_off_days: wait.days,
        cooling_off_start: wait.start,
        wait_blocks: "{operation}",
        waivable: true,
        source: wait.source,
        reviewed_by: "test",
        reviewed_on: "2026-01-01",
      },
    ]);
}

/** For the one with many words, for the other with few. */
const letPass = (caseId: string, isFirst: boolean, as: (role: StaffRole) => ReturnType<typeof asStaff>) =>
  waiveWait(as("surgeon"), {
    ...{ caseId, ...wait },
    notBefore: "2026-06-22",
    reason: isFirst ? "She lives a day's journey away, and there is nobody at home" : "Her wish",
  });

/** Of the one operation a specimen, of the other a score; and of both what they talked about, how it was closed, and an emergency. */
async function record(caseId: string, isFirst: boolean, as: (role: StaffRole) => ReturnType<typeof asStaff>) {
  const padss = { vitals: 2, activity: 2, nausea: 2, pain: 1, bleeding: 2 };
  if (isFirst) await sendSpecimen(as("surgeon"), { caseId, what: "A polyp of 4 mm" });
  else await recordPadss(as("surgeon"), { caseId, ...padss });
  const words = isFirst ? "Vicryl Rapide 4-0, four stitches" : "";
  const conditions = isFirst ? "First of the list, and an hour longer in the bay" : "None but her weight";
  await assessCase(as("anaesthetist"), { caseId, ...anAssessment, conditions });
  const material = isFirst ? ("vicrylRapide" as const) : null;
  await recordSutures(as("surgeon"), { caseId, kind: isFirst ? "absorbable" : "none", material, words });
  await startEmergency(as("surgeon"), { caseId, reason: isFirst ? "Bleeds" : "Cannot pass water" });
  await reviewEmergency(as("nurse"), { caseId, words: "Rightly so" });
}

/** Another version of the consent to one procedure alone. */
const approveAnew = ({ sql }: Rows, procedureId: string) => sql`
  with old as (
    update template_version v set state = 'retired' from template t
     where t.template_id = v.template_id and t.kind = 'consent' and t.procedure_id = ${procedureId} returning v.*)
  insert into template_version (practice_id, template_version_id, template_id, version, content, state, approved_by_name, approved_at)
  select practice_id, gen_random_uuid(), template_id, 2, content, 'approved', approved_by_name, approved_at from old`;

/** For the one procedure a PDF, for the other a larger picture. */
async function sendPaper(
  scene: Scene,
  patientId: string,
  { caseId, isFirst }: { caseId: string; isFirst: boolean },
) {
  const her = asPatient(scene.practiceId, patientId, NOW);
  const bytes = isFirst ? pdfOf("A letter") : await picture(1200, 900).png().toBuffer();
  await addFile(her, { caseId, itemId: ITEMS.papers }, bytes);
}

/** Everything that the desk can fetch of these two, answered as its browser gets it. */
async function allOfTheDesk(scene: Scene, requests: readonly string[]): Promise<string> {
  const desk = asStaff(scene.practiceId, scene.people.desk, "desk", NOW);
  const { site } = scene.places;
  const days = { siteId: site, from: "2026-06-22", to: "2026-06-28" };
  const asked: [string, unknown][] = [
    ["cases.toSchedule", {}],
    ["cases.toSchedule", { siteId: site }],
    ["scheduling.day", { siteId: site, date: "2026-06-23" }],
    ["scheduling.week", { siteId: site, monday: "2026-06-22" }],
    ["scheduling.fullness", { siteId: site, date: "2026-06-23" }],
    ["scheduling.deskTasks", {}],
    ["messages.calls", {}],
    ["scheduling.orphans", { siteId: site }],
    ["catalogue.profiles", {}],
    ...requests.map((requestId): [string, unknown] => ["scheduling.findTimes", { requestId, ...days }]),
    ...Object.values(scene.patients).flatMap((patientId): [string, unknown][] => [
      ["patients.get", { patientId }],
      ["scheduling.ofPatient", { patientId }],
      ["scheduling.history", { patientId }],
      ["cases.toSchedule", { patientId }],
      ["messages.ofPatient", { patientId }],
      ["messages.calls", { patientId }],
      ["messages.confirmed", { patientId }],
    ]),
    ["cases.get", { caseId: requests[0] }],
    ["cases.worklist", {}],
  ];
  const said: [string, Awaited<ReturnType<typeof ask>>][] = [];
  for (const [path, input] of asked) said.push([path, await ask(path, desk, input)]);
  const refused = said.filter(([, { answer }]) => answer !== "ok").map(([path]) => path);
  expect(
    new Set(refused).difference(new Set(["cases.get", "cases.worklist", "scheduling.findTimes"])),
  ).toEqual(new Set());
  return JSON.stringify(said);
}

/** What it fetches on the day itself: the list as it would be pushed, the board while an operation runs over, and what a push answers. */
async function dayOfTheDesk(rows: Rows, scene: Scene, bookingId: string, isFirst: boolean): Promise<string> {
  const at = (time: string) =>
    asStaff(scene.practiceId, scene.people.desk, "desk", Temporal.Instant.from(`2026-06-23T${time}:00Z`));
  const { site } = scene.places;
  const order = { bookingId, minutes: 30 };
  await rows.sql`update request_readiness set readiness = 'ready'`;
  const eve = asStaff(
    scene.practiceId,
    scene.people.desk,
    "desk",
    Temporal.Instant.from("2026-06-22T05:00:00Z"),
  );
  const gap = { siteId: site, theatreId: scene.places.theatre };
  const said = [
    await ask("cases.whoCanCome", eve, {
      ...gap,
      startsAt: "2026-06-22T14:00:00Z",
      endsAt: "2026-06-22T16:00:00Z",
    }),
    await ask("scheduling.previewMove", eve, {
      ...{ bookingId, scheduleVersion: 1 },
      startsAt: "2026-06-24T08:00:00Z",
    }),
    await ask("scheduling.previewPush", at("07:00"), order),
    await ask("scheduling.previewPush", at("07:00"), { ...order, minutes: 240 }),
    await ask("scheduling.push", at("07:00"), { ...order, seen: [{ bookingId, scheduleVersion: 1 }] }),
    await ask("scheduling.history", at("07:00"), { bookingId }),
  ];
  await rows.add([
    "day_step",
    {
      practice_id: scene.practiceId,
      booking_id: bookingId,
      patient_id: scene.patients.ana,
      step: "in_theatre",
      at: "2026-06-23T08:00:00Z",
      recorded_at: "2026-06-23T08:00:00Z",
      recorded_by: scene.people.nurse,
    },
  ]);
  said.push(await ask("scheduling.day", at("11:30"), { siteId: site, date: "2026-06-23" }));
  said.push(await ask("scheduling.previewPush", at("11:30"), order));
  await report(scene, isFirst);
  await rows.sql`delete from day_step`;
  const surgeon = asStaff(scene.practiceId, scene.people.surgeon, "surgeon", at("07:30").now);
  await cancelOnDay(surgeon, { bookingId, reason: "clinical", words: "A fever" });
  for (const [path, input] of [
    ["scheduling.history", { bookingId }],
    ["scheduling.day", { siteId: site, date: "2026-06-23" }],
    ["cases.toSchedule", {}],
  ] as const)
    said.push(await ask(path, at("07:40"), input));
  return JSON.stringify(said);
}

/** The next day she says how she is, at length after the one operation, and a nurse looks at it; her surgeon says what has healed, of the one operation more; then she says nothing more, and is called. */
async function report(scene: Scene, isFirst: boolean): Promise<void> {
  const now = Temporal.Instant.from("2026-06-24T08:00:00Z");
  const her = asPatient(scene.practiceId, scene.patients.ana, now);
  const { caseId, days } = await myCheckIns(her);
  const words = isFirst ? "It itches at night. ".repeat(20).trim() : "Itches";
  const answers = { pain: 2, temperature: null, bleeding: "none" as const, water: true, signs: [], words };
  await sendCheckIn(her, { caseId: caseId ?? "", day: days[0]?.day ?? -1, answers });
  const nurse = asStaff(scene.practiceId, scene.people.nurse, "nurse", now);
  const [item] = (await recoveryQueue(nurse)).open;
  if (!item) throw new Error("nothing waits");
  const { checkInId, seen } = item;
  await careFor(nurse, { kind: "closed", checkInId, seen, heldBy: null, words });
  const surgeon = asStaff(scene.practiceId, scene.people.surgeon, "surgeon", now);
  const kinds = isFirst ? [] : (["swimming", "intimacy"] as const);
  await clearCase(surgeon, { caseId: caseId ?? "", kinds: [...kinds], seen: null });
  const later = { ...nurse, now: now.add({ hours: 48 }) };
  const [silent] = (await recoveryQueue(later)).silent;
  if (!silent) throw new Error("nobody is silent");
  await careForSilence(later, { kind: "notReached", silenceId: silent.silenceId, words });
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Ids that are made on the way differ from one world to the next by themselves; those of the common ground (procedures, texts) are kept, to be found where they should not be. */
const withoutIds = (text: string, known: ReadonlySet<string>): string =>
  text
    .replaceAll(UUID, (id) => (known.has(id) ? id : "id"))
    .replaceAll(INTENT, "$1intent")
    .replaceAll(LINK, "/a/link");
/** What stands in a message's link follows from its id. */
const LINK = /\/a\/[\w-]{22}/g;
/** A hash over what was asked for, ids that are made on the way among it. */
const INTENT = /(intent\W+)[\w-]{43}/g;

/** The second operation has longer texts than the first, and an item more that the desk has no part in. */
async function withOtherTexts({ sql }: Rows, procedureId: string): Promise<void> {
  const { format, items } = withDeskTask();
  const [first, ...rest] = items;
  if (!first) throw new Error("the scene's checklist is empty");
  const own = { ...first, itemId: newId(), title: "Bowel prepared", hint: "h".repeat(400), owner: "nurse" };
  const consent = { ...generalText.consent(), purpose: ["p".repeat(400), "q".repeat(400)] };
  for (const [kind, content] of Object.entries({
    checklist: { format, items: [own, first, ...rest] },
    consent,
  }))
    await sql`
      update template_version v set content = ${sql.json(content as never)} from template t
       where t.template_id = v.template_id and t.kind = ${kind} and t.procedure_id = ${procedureId}`;
  // What she may do again, by weeks that only this one asks her surgeon for.
  const healing = [
    { kind: "swimming", day: 42 },
    { kind: "exercise" },
    { kind: "intimacy" },
    { kind: "threads" },
  ];
  await sql`
    update template_version v set content = v.content || ${sql.json({ healing })} from template t
     where t.template_id = v.template_id and t.kind = 'recovery' and t.procedure_id = ${procedureId}`;
}

async function withSignIns(rows: Rows, scene: Scene): Promise<void> {
  for (const [name, patientId] of Object.entries(scene.patients))
    await rows.add([
      "credential",
      {
        practice_id: scene.practiceId,
        account_kind: "patient",
        account_id: patientId,
        sign_in_name: name,
        passphrase_hash: await hashPassphrase(PASSPHRASE),
        changed_at: NOW.toString(),
      },
    ]);
}

test("two cases of one profile with their procedures swapped: the desk is answered the same, byte for byte, and a copy without keys tells the same", async () => {
  const base = await createTestDatabase();
  const rows = new Rows(base.superUrl);
  const scene = await playScene(rows);
  await withSignIns(rows, scene);
  await withOtherTexts(rows, scene.offers.two);
  await withWaits(rows, scene);
  const ids = new Set(JSON.stringify(await whatCanBeTold(rows.sql)).match(UUID));
  expect(ids.has(scene.offers.two)).toBe(true);
  await rows.end();
  const { hour, two } = scene.offers;
  const ground = { name: base.name, ids };
  const one = await world(ground, scene, [hour, two]);
  const other = await world(ground, scene, [two, hour]);
  expect(one.desk).toContain("Day case");
  for (const told of [
    /pushedBy\W+30\W/,
    /late\W+resourceId/,
    /reason\W+clinical/,
    /fasting\W+word/,
    /Coming up: Tue 23 June/,
  ])
    expect(told.test(one.desk)).toBe(true);
  expect(other.desk).toBe(one.desk);
  expect(parted(one.copy, other.copy)).toEqual({});
  await base.drop();
});

test("a procedure that is changed with its variant kept shows the desk nothing: the booked one at no moment, the one that waits once it is decided again, and either the same as its opposite", async () => {
  const base = await createTestDatabase();
  const rows = new Rows(base.superUrl);
  const scene = await playScene(rows);
  await withSignIns(rows, scene);
  await withOtherTexts(rows, scene.offers.two);
  const ids = new Set(JSON.stringify(await whatCanBeTold(rows.sql)).match(UUID));
  await rows.end();
  const { hour, two } = scene.offers;
  const ground = { name: base.name, ids };
  const one = await world(ground, scene, [hour, two], [two, hour]);
  const other = await world(ground, scene, [two, hour], [hour, two]);
  const { before, booked, both, after, moves } = one.changed ?? none;
  expect(before).toContain("Day case");
  expect(firstDifference(booked, before)).toBeNull();
  expect(firstDifference(both, before)).toMatch(/toSchedule/);
  expect(firstDifference(after, before)).toBeNull();
  const plain = (text = "") => withoutIds(text, ids);
  expect(firstDifference(plain(other.changed?.both), plain(both))).toBeNull();
  // To no day can it be moved until it was decided again: that is seen, and is the same whatever was changed into what.
  expect(moves.map((said) => said.includes("askSurgeon"))).toEqual([false, true, true, false]);
  expect(moves.at(-1)).toBe(moves[0]);
  expect(other.changed?.moves.map(plain)).toEqual(moves.map(plain));
  expect(other.desk).toBe(one.desk);
  expect(parted(one.copy, other.copy)).toEqual({});
  await base.drop();
});

const none: Changed = { before: "", booked: "", both: "", after: "", moves: [] };

/** What the desk asked for that is answered otherwise, and how; null: nothing is. */
function firstDifference(one: string, other: string): string | null {
  const [answers, others] = [JSON.parse(one) as unknown[], JSON.parse(other) as unknown[]];
  const n = answers.findIndex((answer, k) => JSON.stringify(answer) !== JSON.stringify(others[k]));
  return n < 0 && one === other ? null : JSON.stringify(answers[n]).slice(0, 400);
}

/** The rows of a table that differ. */
function parted(one: string, other: string): Record<string, unknown> {
  const [rows, others] = [sorted(one), sorted(other)];
  return Object.fromEntries(
    Object.entries(rows)
      .filter(([table, lines]) => JSON.stringify(lines) !== JSON.stringify(others[table]))
      .map(([table, lines]) => [table, lines.filter((line) => !others[table]?.includes(line))]),
  );
}

/** Rows of a table stand in an order that follows from ids made at random. */
const sorted = (text: string) =>
  Object.fromEntries(
    Object.entries(JSON.parse(text) as Record<string, string>).map(([table, contents]) => [
      table,
      contents.split("\n").sort(),
    ]),
  );
