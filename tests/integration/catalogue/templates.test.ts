import { describe, expect, test } from "vitest";
import {
  approvedTemplate,
  approveTemplate,
  draftTemplate,
  generalRecovery,
  getTemplate,
  listTemplates,
  retireTemplate,
  templateVersion,
} from "#server/catalogue/index.ts";
import { type DomainError, transact } from "#server/kernel/index.ts";
import { auditOf, refusalOf, type Shop, shop } from "./shop.ts";

const open = shop();
const approved = (s: Shop, { procedureId }: { procedureId: string }) => {
  const ctx = s.surgeon();
  return transact(ctx, (tx) => approvedTemplate(tx, ctx, procedureId));
};

test("a draft starts no case and is read by no patient until a surgeon approves it under her name", async () => {
  const s = await open();
  const procedure = await s.addProcedure({ name: "New", text: "none" });
  const { procedureId } = procedure;
  const draft = await draftTemplate(s.manager(), { procedureId });
  expect((await listTemplates(s.manager(), { procedureId }))[0]).toMatchObject({
    state: "draft",
    version: 1,
  });
  expect(await approved(s, procedure)).toBeNull();
  const patient = s.patient();
  const read = () => transact(patient, (tx) => templateVersion(tx, patient, draft.templateVersionId));
  expect(await read()).toBeNull();

  await approveTemplate(s.surgeon(), draft);
  expect(await approved(s, procedure)).toEqual({ ...draft, version: 1 });
  expect(await read()).toMatchObject({ approvedByName: "Dr surgeon 1", approvedAt: s.now.toString() });
  expect((await auditOf(s)).map(({ action }) => action)).toEqual(["template.drafted", "template.approved"]);
});

test("a new version retires the old one for new cases; who began with it keeps it", async () => {
  const s = await open();
  const content = { ...generalRecovery(), sutures: "They go by themselves" };
  const draft = await draftTemplate(s.surgeon(), { procedureId: s.scar.procedureId, content });
  await approveTemplate(s.surgeon(), draft);
  expect(await approved(s, s.scar)).toMatchObject({ version: 2 });
  const patient = s.patient();
  expect(await transact(patient, (tx) => templateVersion(tx, patient, s.scar.versionId))).toMatchObject({
    version: 1,
  });
  const states = (await listTemplates(s.nurse(), { procedureId: s.scar.procedureId })).map(
    (one) => `${one.version} ${one.state}`,
  );
  expect(states).toEqual(["2 approved", "1 retired"]);
});

describe("what is approved is what was read", () => {
  test("a draft with a newer one beside it is not approved", async () => {
    const s = await open();
    const { procedureId } = s.scar;
    const first = await draftTemplate(s.manager(), { procedureId });
    const second = await draftTemplate(s.manager(), { procedureId });
    expect(await refusalOf(approveTemplate(s.surgeon(), first))).toMatchObject({ reason: "newerDraft" });
    expect((await listTemplates(s.surgeon(), { procedureId })).map(({ version }) => version)).toEqual([3, 1]);
    await approveTemplate(s.surgeon(), second);
  });

  test("of two surgeons who approve at once, one does", async () => {
    const s = await open();
    const draft = await draftTemplate(s.manager(), { procedureId: s.scar.procedureId });
    const answers = await Promise.allSettled([1, 2].map(() => approveTemplate(s.surgeon(), draft)));
    const refused = answers.flatMap((one) =>
      one.status === "rejected" ? [(one.reason as DomainError).reason] : [],
    );
    expect(refused).toEqual(["notDraft"]);
  });

  test("a text with a gap in its days is no draft, and the approved one stays as it was", async () => {
    const s = await open();
    const content = { ...generalRecovery(), days: generalRecovery().days.slice(0, 2) };
    await expect(draftTemplate(s.manager(), { procedureId: s.scar.procedureId, content })).rejects.toThrow();
    expect((await getTemplate(s.surgeon(), { templateVersionId: s.scar.versionId })).content).toEqual(
      generalRecovery(),
    );
  });
});

test("a retired version starts no case; retiring it twice is refused", async () => {
  const s = await open();
  const version = { templateVersionId: s.scar.versionId };
  await retireTemplate(s.surgeon(), version);
  expect(await approved(s, s.scar)).toBeNull();
  expect(await refusalOf(retireTemplate(s.surgeon(), version))).toMatchObject({ reason: "templateRetired" });
});

test("a draft that is thrown away is listed no more", async () => {
  const s = await open();
  const { procedureId } = s.scar;
  await retireTemplate(s.surgeon(), await draftTemplate(s.manager(), { procedureId }));
  expect((await listTemplates(s.surgeon(), { procedureId })).map(({ version }) => version)).toEqual([1]);
});
