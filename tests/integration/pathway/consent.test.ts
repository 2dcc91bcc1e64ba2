import { beforeEach, expect, test } from "vitest";
import { approveTemplate, draftTemplate } from "#server/catalogue/index.ts";
import { hashPassphrase } from "#server/identity/index.ts";
import { transact } from "#server/kernel/index.ts";
import {
  answerMine,
  askQuestion,
  consentCopy,
  countersign,
  decideCase,
  getCase,
  judgeRequests,
  myConsents,
  reaffirm,
  replyTo,
  signConsent,
  withdrawConsent,
} from "#server/pathway/index.ts";
import type { SignConsent } from "#server/pathway/schemas.ts";
import { askedFor, quoted, toOperate } from "#tests/support/asked.ts";
import { refusal } from "#tests/support/refusal.ts";
import { addBooking, asPatient, asStaff, asWorker, NOW } from "#tests/support/scene.ts";
import { ITEMS } from "#tests/support/scene-case.ts";
import { letAnaSign, PASSPHRASE, rows, scene } from "./stage.ts";

const ana = (now = NOW) => asPatient(scene.practiceId, scene.patients.ana, now);
const surgeon = (now = NOW) => asStaff(scene.practiceId, scene.people.surgeon, "surgeon", now);
const nurse = (now = NOW) => asStaff(scene.practiceId, scene.people.nurse, "nurse", now);
const desk = () => asStaff(scene.practiceId, scene.people.desk, "desk");

let made: { caseId: string; requestId: string };

beforeEach(async () => {
  await letAnaSign();
  made = await askedFor(surgeon(), {
    patientId: scene.patients.ana,
    procedureId: scene.offers.hour,
    variantId: scene.offers.hourFive,
    siteId: scene.places.site,
    notBefore: "2026-06-22",
  });
});

const read = async (now = NOW) => {
  const { consents } = await myConsents(ana(now), { show: true });
  const one = consents.find(({ kind }) => kind === "surgery");
  if (!one) throw new Error("nothing to sign");
  return one;
};
async function toSign(more: Partial<SignConsent> = {}): Promise<SignConsent> {
  const { caseId, words } = await read();
  return {
    caseId,
    kind: "surgery",
    templateVersionId: words?.templateVersionId ?? "",
    risks: words?.risks.map(({ riskId }) => riskId) ?? [],
    typedName: "Ana  LINDQVIST",
    passphrase: PASSPHRASE,
    ...more,
  };
}
const gate = async (by: string) =>
  (await getCase(surgeon(), made)).preparation?.gates.find((one) => one.by === by);
const readiness = async () =>
  (
    await transact(
      desk(),
      (tx) => tx.sql<{ readiness: string }[]>`
        select readiness from request_readiness where request_id = ${made.requestId}`,
    )
  )[0]?.readiness;

test("she signs the approved version with every risk, her name and her passphrase; a copy with its hash is kept, and her surgeon signs too", async () => {
  expect(await refusal(signConsent(ana(), await toSign({ passphrase: "another one" })))).toMatchObject({
    code: "BAD_REQUEST",
    field: "passphrase",
  });
  expect(await refusal(signConsent(ana(), await toSign({ typedName: "Ana" })))).toMatchObject({
    reason: "typeYourName",
  });
  const [, ...some] = (await toSign()).risks;
  expect(await refusal(signConsent(ana(), await toSign({ risks: some })))).toMatchObject({
    reason: "tickEachRisk",
  });
  expect(await rows.sql`select 1 from consent_copy`).toHaveLength(0);
  const { consentId } = await signConsent(ana(), await toSign());
  expect(await gate("consent")).toMatchObject({ state: "open", waitsFor: "clinic" });
  const copy = await consentCopy(ana(), { caseId: made.caseId, consentId });
  expect(copy).toMatchObject({ typedName: "Ana  LINDQVIST", hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(copy.words.risks.length).toBeGreaterThan(3);
  expect(await refusal(signConsent(ana(), await toSign()))).toMatchObject({ reason: "alreadySigned" });
  const colleague = asStaff(scene.practiceId, scene.people.otherSurgeon, "surgeon");
  expect(await refusal(countersign(colleague, { caseId: made.caseId, consentId }))).toMatchObject({
    code: "NOT_FOUND",
  });
  await countersign(surgeon(), { caseId: made.caseId, consentId });
  expect(await gate("consent")).toMatchObject({ state: "closed" });
});

test("a copy that somebody has changed is not shown as what she signed", async () => {
  const { consentId } = await signConsent(ana(), await toSign());
  await rows.sql`update consent_copy set sealed = sealed || 'x'::bytea`;
  await expect(consentCopy(surgeon(), { caseId: made.caseId, consentId })).rejects.not.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("taken back in one step it is not ready at once, and who treats her sees it", async () => {
  const { consentId } = await signConsent(ana(), await toSign());
  await countersign(surgeon(), { caseId: made.caseId, consentId });
  await rows.sql`update request_readiness set readiness = 'ready'`;
  await withdrawConsent(ana(), { caseId: made.caseId, consentId });
  expect(await readiness()).toBe("patient");
  expect(await gate("consent")).toMatchObject({ state: "attention", waitsFor: "patient" });
  const again = await refusal(withdrawConsent(ana(), { caseId: made.caseId, consentId }));
  expect(again).toMatchObject({ reason: "alreadyWithdrawn" });
  expect(await read()).toMatchObject({ state: "withdrawn", maySign: true });
});

test("a new approved version, and a decision that was taken back, ask again", async () => {
  const { consentId } = await signConsent(ana(), await toSign());
  await countersign(surgeon(), { caseId: made.caseId, consentId });
  const { templateVersionId } = await draftTemplate(surgeon(), {
    procedureId: scene.offers.hour,
    kind: "consent",
  });
  await approveTemplate(surgeon(), { templateVersionId });
  await judgeRequests(asWorker(scene.practiceId), scene.practiceId, true);
  expect(await gate("consent")).toMatchObject({ state: "attention", waitsFor: "patient" });
  expect(await read()).toMatchObject({ state: "outdated", maySign: true });
  expect(
    await refusal(signConsent(ana(), await toSign({ templateVersionId: scene.offers.consent }))),
  ).toMatchObject({ reason: "textChanged" });
  await decideCase(surgeon(), { caseId: made.caseId, outcome: "not_now" });
  expect((await myConsents(ana(), {})).consents).toEqual([]);
  expect(await refusal(signConsent(ana(), { ...(await stale(templateVersionId)) }))).toMatchObject({
    code: "NOT_FOUND",
  });
});
const stale = async (templateVersionId: string): Promise<SignConsent> => ({
  caseId: made.caseId,
  kind: "surgery",
  templateVersionId,
  risks: [],
  typedName: "ana Lindqvist",
  passphrase: PASSPHRASE,
});

test("while a wait of the law blocks her consent nothing can be signed; on its last midnight it can", async () => {
  await rows.add([
    "policy_rule",
    {
      practice_id: scene.practiceId,
      policy_rule_id: crypto.randomUUID(),
      procedure_id: scene.offers.hour,
      jurisdiction: "FR",
      status: "permitted",
      cooling_off_days: 10,
      cooling_off_start: "quote_handed_over",
      wait_blocks: "{consent}",
      source: "rule",
      reviewed_by: "test",
      reviewed_on: "2026-01-01",
    },
  ]);
  const look = () => judgeRequests(asWorker(scene.practiceId), scene.practiceId, true);
  await look();
  expect(await read()).toMatchObject({ signableFrom: null, maySign: false });
  await quoted(surgeon(), made.caseId, "2026-06-16");
  await look();
  expect(await read()).toMatchObject({ signableFrom: "2026-06-26", maySign: false });
  const given = await toSign();
  const at = (iso: string) => Temporal.Instant.from(iso);
  expect(await refusal(signConsent(ana(at("2026-06-25T21:59:00Z")), given))).toMatchObject({
    code: "PRECONDITION_FAILED",
    reason: "notYetToSign",
    params: { from: "2026-06-26" },
  });
  expect(await signConsent(ana(at("2026-06-25T22:01:00Z")), given)).toHaveProperty("consentId");
});

test("until she asks, no word of the operation leaves the server", async () => {
  const covered = await myConsents(ana(), {});
  expect(JSON.stringify(covered)).not.toMatch(/Procedure/);
  expect(covered.consents).toMatchObject([{ words: null }, { kind: "anaesthesia", words: null }]);
  expect(JSON.stringify(await myConsents(ana(), { show: true }))).toMatch(/Procedure/);
});

test("what she asks reaches her surgeon, whose reply reaches her", async () => {
  await askQuestion(ana(), { caseId: made.caseId, text: "May I swim?" });
  const [question] = (await getCase(surgeon(), made)).preparation?.questions ?? [];
  await replyTo(surgeon(), { ...made, questionId: question?.questionId ?? "", text: "After six weeks" });
  expect((await myConsents(ana(), { show: true })).questions).toMatchObject([
    { text: "May I swim?", replies: [{ text: "After six weeks", byName: "Dr surgeon" }] },
  ]);
  expect((await myConsents(ana(), {})).questions).toEqual([]);
});

test("on the day she is asked again, and on no other day; of a consent that is gone it counts for nothing", async () => {
  const { consentId } = await signConsent(ana(), await toSign());
  await countersign(surgeon(), { caseId: made.caseId, consentId });
  await rows.sql`update scheduling_request set state = 'booked' where request_id = ${made.requestId}`;
  const startsAt = "2026-06-23T08:00:00Z";
  await addBooking(rows, scene, {
    patientId: scene.patients.ana,
    requestId: made.requestId,
    startsAt,
    kind: "day_case",
  });
  expect(await refusal(reaffirm(surgeon(), made))).toMatchObject({ reason: "notTheDay" });
  const day = Temporal.Instant.from("2026-06-23T06:00:00Z");
  await reaffirm(nurse(day), made);
  const reaffirmed = async () =>
    (await getCase(surgeon(day), made)).preparation?.gates.find(({ by }) => by === "reaffirmed")?.state;
  expect(await reaffirmed()).toBe("closed");
  await withdrawConsent(ana(day), { caseId: made.caseId, consentId });
  expect(await reaffirmed()).toBe("open");
  expect(await refusal(reaffirm(nurse(day), made))).toMatchObject({ reason: "noConsent" });
});

test("once the planned end has passed she still reads what she signed and can take it back, and is asked for nothing more", async () => {
  const { consentId } = await signConsent(ana(), await toSign());
  await rows.sql`update scheduling_request set state = 'booked' where request_id = ${made.requestId}`;
  const startsAt = "2026-06-16T08:30:00Z";
  await addBooking(rows, scene, {
    ...{ patientId: scene.patients.ana, requestId: made.requestId, startsAt },
    kind: "day_case",
    holds: [scene.held.otherSurgeon, scene.places.theatre],
  });
  const late = ana(NOW.add({ hours: 2 }));
  expect(await consentCopy(late, { caseId: made.caseId, consentId })).toMatchObject({ consentId });
  const { consents } = await myConsents(late, {});
  expect(consents).toMatchObject([{ kind: "surgery", state: "signed", maySign: false }]);
  await withdrawConsent(late, { caseId: made.caseId, consentId });
  expect(await myConsents(late, {})).toMatchObject({ consents: [{ state: "withdrawn", maySign: false }] });
});

test("another patient can neither read nor sign nor answer on her case, whatever ids she sends", async () => {
  const bea = asPatient(scene.practiceId, scene.patients.bea);
  await rows.add([
    "credential",
    {
      practice_id: scene.practiceId,
      account_kind: "patient",
      account_id: scene.patients.bea,
      sign_in_name: "bea",
      passphrase_hash: await hashPassphrase(PASSPHRASE),
      changed_at: NOW.toString(),
    },
  ]);
  expect(await refusal(signConsent(bea, await toSign()))).toMatchObject({ code: "NOT_FOUND" });
  const answer = { caseId: made.caseId, itemId: ITEMS.hers, value: { kind: "tick" as const } };
  expect(await refusal(answerMine(bea, answer))).toMatchObject({ code: "NOT_FOUND" });
});

test("the surgeon's decision names each risk of the approved consent", async () => {
  expect(await refusal(decideCase(surgeon(), toOperate(made.caseId, { risks: [] })))).toMatchObject({
    code: "BAD_REQUEST",
    field: "risks",
  });
  expect((await getCase(surgeon(), made)).risksDiscussed.length).toBeGreaterThan(3);
});
