import { expect, test } from "vitest";
import { toSchedule } from "#server/pathway/index.ts";
import { auditOf, house, one } from "../scheduling/house.ts";

const { clinic } = house();

test("asked for one patient or one request, the list shows and audits nobody else", async () => {
  const c = await clinic({ patients: 3 });
  const [first, second] = [one(c.patients), one(c.patients, 1)];
  const requestId = await c.withRequest({ patientId: first });
  await c.withRequest({ patientId: second });
  const ids = async (input: Parameters<typeof toSchedule>[1]) =>
    (await toSchedule(c.desk(), input)).map(({ patientId }) => patientId);
  expect(await ids({})).toHaveLength(2);
  expect(await ids({ requestId })).toEqual([first]);
  expect(await ids({ patientId: second })).toEqual([second]);
  expect(await ids({ patientId: one(c.patients, 2) })).toEqual([]);
  const shown = (await auditOf(c, "requests.listed")).map((row) => [...(row.shown ?? [])].sort());
  expect(shown).toEqual([[first, second].sort(), [first], [second], []]);
});

test("a request of a patient whom the desk must not know is not there, not even by its id", async () => {
  const c = await clinic();
  const patientId = one(c.patients);
  const requestId = await c.withRequest({ patientId });
  await c.bar(c.desk().actorId, patientId);
  expect(await toSchedule(c.desk(), { requestId })).toEqual([]);
  expect(await toSchedule(c.desk(), { patientId })).toEqual([]);
  expect(await toSchedule(c.otherDesk(), { requestId })).toHaveLength(1);
});
