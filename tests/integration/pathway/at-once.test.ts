import { beforeEach, expect, test } from "vitest";
import { newId, type StaffCtx } from "#server/kernel/index.ts";
import { answerItem, getCase, tickMany, unwaiveItem, waiveItem, worklist } from "#server/pathway/index.ts";
import type { AnswerValue } from "#server/pathway/schemas.ts";
import { getBooking, move } from "#server/scheduling/index.ts";
import { askedFor } from "#tests/support/asked.ts";
import { asStaff } from "#tests/support/scene.ts";
import { bookAna, rows, scene } from "./stage.ts";

const ROUNDS = 20;
const item = (end: string) => `01990000-0000-7000-8000-0000000000${end}`;
const [ALLERGIES, READ, TESTS] = [item("c2"), item("d4"), item("d7")];
const staff = (who: "nurse" | "otherNurse" | "surgeon" | "desk") =>
  asStaff(scene.practiceId, scene.people[who], who === "otherNurse" ? "nurse" : who);

let caseId: string;
let bookingId: string;

/** Ana's operation on the 25th, and a second nurse who works on each day on which the first does. */
beforeEach(async () => {
  const hours = {
    practice_id: scene.practiceId,
    resource_id: scene.held.otherNurse,
    site_id: scene.places.site,
  };
  await rows.add([
    "hours",
    ...[1, 2, 3, 4, 5].map((weekday) => ({
      ...hours,
      ...{ hours_id: newId(), weekday, opens_minute: 480, closes_minute: 1080, valid_from: "2026-01-01" },
    })),
  ]);
  const made = await askedFor(staff("surgeon"), {
    patientId: scene.patients.ana,
    procedureId: scene.offers.hour,
    variantId: scene.offers.hourFive,
    siteId: scene.places.site,
    notBefore: "2026-06-18",
  });
  ({ caseId } = made);
  bookingId = await bookAna(made, "2026-06-25T08:00:00Z", [scene.held.surgeon, scene.places.theatre]);
});

const days = [
  { startsAt: "2026-06-24T09:00:00Z", dueOn: "2026-06-17" },
  { startsAt: "2026-06-25T08:00:00Z", dueOn: "2026-06-18" },
] as const;

const answer = (ctx: StaffCtx, itemId: string, value: AnswerValue | null) =>
  answerItem(ctx, { caseId, itemId, value });
const stands = async (ctx: StaffCtx) => {
  const { preparation, startsAt } = await getCase(ctx, { caseId });
  const of = (id: string) => preparation?.gates.find(({ gateId }) => gateId === id);
  return {
    said: of(ALLERGIES)?.answer?.value,
    ticked: of(TESTS)?.state,
    waived: [of(READ)?.state, of(READ)?.waiver?.reason, of(READ)?.due?.on],
    startsAt,
  };
};

test("two people ticking, waiving and moving the same case at once lose nothing and see each other", async () => {
  const [nurse, other, surgeon, desk] = [
    staff("nurse"),
    staff("otherNurse"),
    staff("surgeon"),
    staff("desk"),
  ];
  for (let round = 0; round < ROUNDS; round++) {
    const { scheduleVersion } = await getBooking(desk, { bookingId });
    const { startsAt, dueOn } = days[round % 2 ? 1 : 0];
    const [words, reason] = [`Latex ${round}`, `Known to me ${round}`];
    const done = await Promise.allSettled([
      answer(nurse, ALLERGIES, { kind: "text", text: words }),
      tickMany(other, { items: [{ caseId, itemId: TESTS }], done: true }),
      waiveItem(surgeon, { caseId, itemId: READ, reason }),
      move(desk, { bookingId, scheduleVersion, startsAt, askedBy: "practice" }),
    ]);
    expect(done.filter(({ status }) => status === "rejected")).toEqual([]);
    for (const reader of [nurse, other, surgeon])
      expect(await stands(reader), `round ${round}`).toEqual({
        said: { kind: "text", text: words },
        ticked: "closed",
        waived: ["waived", reason, dueOn],
        startsAt,
      });
    const { cases } = await worklist(other, { days: 30 });
    const missing = cases.flatMap((one) => one.missing.map(({ gateId }) => gateId));
    expect(missing.filter((id) => [ALLERGIES, READ, TESTS].includes(id))).toEqual([]);
    expect(await getBooking(desk, { bookingId })).toMatchObject({
      startsAt,
      scheduleVersion: scheduleVersion + 1,
    });
    await Promise.all([
      answer(nurse, ALLERGIES, null),
      tickMany(other, { items: [{ caseId, itemId: TESTS }], done: false }),
      unwaiveItem(surgeon, { caseId, itemId: READ }),
    ]);
    expect(await stands(surgeon)).toMatchObject({
      said: undefined,
      ticked: "open",
      waived: ["open", undefined, dueOn],
    });
  }
  const events =
    await rows.sql`select 1 from booking_event where booking_id = ${bookingId} and kind = 'moved'`;
  expect(events).toHaveLength(ROUNDS);
}, 120_000);
