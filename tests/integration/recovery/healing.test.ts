import { describe, expect, test } from "vitest";
import {
  approveTemplate,
  draftTemplate,
  generalRecovery,
  ownPeriods,
  setPeriods,
} from "#server/catalogue/index.ts";
import type { RecoveryContent } from "#server/catalogue/template-schemas.ts";
import { transact } from "#server/kernel/index.ts";
import { clearCase, keptPeriods, offersFor, recordSutures, takePeriods } from "#server/pathway/index.ts";
import { caseHealing, myRecovery } from "#server/recovery/index.ts";
import { bookAna, rows, scene } from "#tests/integration/pathway/stage.ts";
import { askedFor } from "#tests/support/asked.ts";
import { refusal } from "#tests/support/refusal.ts";
import { asPatient, asStaff, asWorker, NOW } from "#tests/support/scene.ts";

type Who = "surgeon" | "otherSurgeon" | "barredSurgeon";
const surgeon = (who: Who = "surgeon") => asStaff(scene.practiceId, scene.people[who], "surgeon");
const as = (role: "nurse" | "surgeon") => asStaff(scene.practiceId, scene.people[role], role);
const read = (show = false) => myRecovery(asPatient(scene.practiceId, scene.patients.ana), { show });
const lines = (text: string) => [{ text, intimate: false }];

/** A text that names both periods, with milestones of her own and a line for each kind of threads. To the desk it is as those of the others are, so that the rule of three holds. */
const content = (): RecoveryContent => ({
  ...generalRecovery(),
  milestones: [
    { day: 1, label: "call" },
    { day: 7, label: "review" },
  ],
  checkIns: { days: [1, 2, 3, 6, 7, 14], fever: 38, pain: 7, painRise: 1, waterHours: 6 },
  days: [
    {
      ...{ from: 0, to: 90, headline: "Until {exercise}" },
      do: [...lines("Walk"), { text: "Until they go", intimate: false, threads: "absorbable" }],
      dont: [{ text: "Not before {abstinence}", intimate: true }],
      normal: [{ text: "Until we take them out", intimate: false, threads: "removal" }],
    },
  ],
  healing: [{ kind: "swimming", day: 42 }, { kind: "exercise" }, { kind: "intimacy" }, { kind: "threads" }],
});
const draft = () =>
  draftTemplate(surgeon(), { kind: "recovery", procedureId: scene.offers.hour, content: content() });
const weeks = (exercise: number | null, abstinence: number | null, who: Who = "surgeon") =>
  setPeriods(surgeon(who), { periods: [{ procedureId: scene.offers.hour, exercise, abstinence }] });
const all = async () => {
  for (const who of ["surgeon", "otherSurgeon", "barredSurgeon"] as const) await weeks(3, 7, who);
};
const wish = () => ({
  ...{ patientId: scene.patients.ana, siteId: scene.places.site, procedureId: scene.offers.hour },
  ...{ variantId: scene.offers.hourFive, notBefore: "2026-06-17", suturePlan: "absorbable" as const },
});
const open = async () => {
  await all();
  await approveTemplate(surgeon(), await draft());
  return askedFor(surgeon(), wish());
};

describe("weeks that each surgeon sets", () => {
  test("keep a text from being approved until all who operate it have set what it names, and who is missing what is told", async () => {
    const version = await draft();
    expect(await refusal(approveTemplate(surgeon(), version))).toMatchObject({
      code: "PRECONDITION_FAILED",
      reason: "periodsUnset",
      params: { which: "both", exercise: expect.stringMatching(/.+, .+, .+/) },
    });
    await weeks(3, 6);
    await weeks(4, 8, "barredSurgeon");
    await weeks(4, null, "otherSurgeon");
    const [{ name } = { name: "" }] = await rows.sql<{ name: string }[]>`
      select name from staff where staff_id = ${scene.people.otherSurgeon}`;
    expect(await refusal(approveTemplate(surgeon(), version))).toMatchObject({
      params: { which: "abstinence", exercise: "", abstinence: name },
    });
    await weeks(4, 26, "otherSurgeon");
    expect(await approveTemplate(surgeon(), version)).toMatchObject(version);
  });

  test("are asked of nobody whose privilege has ended, and of nobody by a text that names none", async () => {
    await rows.sql`update privilege set valid_until = '2026-06-15' where staff_id <> ${scene.people.surgeon}`;
    const version = await draft();
    await weeks(3, 6);
    await approveTemplate(surgeon(), version);
    const plain = {
      ...generalRecovery(),
      healing: [],
      days: content().days.map((one) => ({ ...one, headline: "Rest", dont: [] })),
    };
    const next = await draftTemplate(surgeon(), {
      ...{ kind: "recovery", procedureId: scene.offers.two },
      content: plain,
    });
    await approveTemplate(surgeon(), next);
  });

  test("emptied at the moment at which a text is approved that names them: one of the two is refused, never none", async () => {
    await all();
    const version = await draft();
    const answers = await Promise.allSettled([
      approveTemplate(surgeon(), version),
      weeks(3, null, "otherSurgeon"),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [first, second] = answers;
    const reason =
      first?.status === "rejected" ? first.reason : second?.status === "rejected" && second.reason;
    expect(["periodsUnset", "periodNeeded"]).toContain((reason as { reason: string }).reason);
  });

  test("start no case while they are not set, by an approved text that a newcomer finds", async () => {
    await all();
    await approveTemplate(surgeon(), await draft());
    await rows.sql`delete from own_period where staff_id = ${scene.people.surgeon}`;
    const { offers } = await offersFor(surgeon(), wish());
    const offer = offers.find(({ procedureId }) => procedureId === scene.offers.hour);
    expect(offer).toMatchObject({ refusal: { reason: "periodsMissing" } });
    expect(await refusal(askedFor(surgeon(), wish()))).toMatchObject({ reason: "periodsMissing" });
    await weeks(2, 4);
    expect(await askedFor(surgeon(), wish())).toHaveProperty("caseId");
  });

  test("are kept by a case as they were when it began, until its surgeon says otherwise", async () => {
    const made = await open();
    await bookAna(made, "2026-06-10T08:00:00Z");
    expect((await read()).plan?.current?.headline).toBe("Until {2026-07-01}");
    await weeks(5, 6);
    expect((await read()).plan?.current?.headline).toBe("Until {2026-07-01}");
    expect(await keptPeriods(surgeon())).toMatchObject([
      { caseId: made.caseId, kept: { exercise: 3 }, set: { exercise: 5, abstinence: 6 } },
    ]);
    expect(await refusal(takePeriods(surgeon("otherSurgeon"), made))).toMatchObject({ code: "NOT_FOUND" });
    await takePeriods(surgeon(), made);
    expect((await read()).plan?.current?.headline).toBe("Until {2026-07-15}");
    expect(await keptPeriods(surgeon())).toEqual([]);
  });

  test("are sealed as one of one length, and read by surgeons alone", async () => {
    const sealed = async () =>
      (await rows.sql<{ sealed: Buffer }[]>`select sealed from own_period`)[0]?.sealed ?? Buffer.alloc(0);
    await setPeriods(surgeon(), { periods: [] });
    const empty = await sealed();
    await weeks(3, 6);
    const full = await sealed();
    expect(full.length).toBe(empty.length);
    expect(full.includes(scene.offers.hour)).toBe(false);
    const nurse = as("nurse");
    expect(await transact(nurse, (tx) => tx.sql`select * from own_period`)).toEqual([]);
    for (const role of ["manager", "desk"] as const) {
      const ctx = asStaff(scene.practiceId, scene.people[role], role);
      await expect(transact(ctx, (tx) => tx.sql`select * from own_period`)).rejects.toThrow();
    }
    const worker = asWorker(scene.practiceId);
    await expect(transact(worker, (tx) => tx.sql`select * from own_period`)).rejects.toThrow();
    const { procedures } = await ownPeriods(surgeon("otherSurgeon"));
    expect(procedures.map(({ exercise, abstinence }) => [exercise, abstinence])).toEqual(
      procedures.map(() => [null, null]),
    );
    expect(await refusal(setPeriods(nurse, { periods: [] }))).toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("her page", () => {
  const again = async (show = false) =>
    Object.fromEntries((await read(show)).plan?.healing.map(({ kind, state }) => [kind, state]) ?? []);

  test("has her stitches as they were made, with their dates, and the lines for them alone", async () => {
    const made = await open();
    await bookAna(made, "2026-06-16T04:00:00Z");
    expect(await again()).toMatchObject({ threads: "dissolve" });
    const suture = { caseId: made.caseId, kind: "absorbable", words: "" } as const;
    await recordSutures(as("surgeon"), { ...suture, material: "vicryl" });
    const { plan } = await read();
    expect(plan?.healing.find(({ kind }) => kind === "threads")).toEqual({
      ...{ kind: "threads", state: "ahead", waits: false },
      ...{ fromDate: "2026-08-11", toDate: "2026-08-25" },
    });
    expect(plan?.current?.do.map(({ text }) => text)).toEqual(["Walk", "Until they go"]);
    expect(plan?.current?.normal).toEqual([]);
  });

  test("lets nothing pass by the calendar that waits for a clinician, and covers again what is taken back", async () => {
    const made = await open();
    await bookAna(made, "2026-04-20T08:00:00Z");
    const { caseId } = made;
    expect(await again(true)).toMatchObject({ exercise: "now", swimming: "asks", intimacy: "asks" });
    await clearCase(as("surgeon"), { caseId, kinds: ["swimming", "intimacy"], seen: null });
    expect(await again(true)).toMatchObject({ swimming: "now", intimacy: "now" });
    const { cleared } = await caseHealing(as("surgeon"), { caseId });
    await clearCase(as("surgeon"), { caseId, kinds: ["swimming"], seen: cleared?.at ?? null });
    expect(await again(true)).toMatchObject({ swimming: "now", intimacy: "asks" });
  });

  test("has nothing intimate before she asks to be shown it: no line, no milestone, no date of it", async () => {
    const made = await open();
    await bookAna(made, "2026-06-10T08:00:00Z");
    const closed = await read();
    expect(JSON.stringify(closed)).not.toMatch(/intimacy|2026-07-29/);
    expect(closed.plan?.healing.map(({ kind }) => kind)).toEqual(["exercise", "swimming", "threads"]);
    const shown = JSON.stringify(await read(true));
    expect(shown).toContain("Not before {2026-07-29}");
    expect(shown).toContain('"kind":"intimacy"');
  });
});

describe("a clinician's word", () => {
  test("of two at once stands once: the other is told whose it is", async () => {
    const made = await open();
    await bookAna(made, "2026-06-10T08:00:00Z");
    const { caseId } = made;
    const say = (kinds: ("swimming" | "intimacy")[]) =>
      clearCase(as("surgeon"), { caseId, kinds, seen: null });
    const answers = await Promise.allSettled([say(["swimming"]), say(["intimacy"])]);
    const refused = answers.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused).toMatchObject([{ code: "CONFLICT", reason: "clearedBy" }]);
  });

  test("is not given before the operation, and the case tells the day by both counts", async () => {
    const made = await open();
    const clear = () => clearCase(as("surgeon"), { caseId: made.caseId, kinds: ["swimming"], seen: null });
    expect(await refusal(clear())).toMatchObject({ reason: "notOperatedYet" });
    await bookAna(made, NOW.subtract({ hours: 24 * 29 }).toString());
    expect(await caseHealing(as("surgeon"), made)).toMatchObject({ day: 29, infectionDay: 30 });
  });
});
