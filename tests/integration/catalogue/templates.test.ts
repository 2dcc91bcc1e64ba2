import { describe, expect, test } from "vitest";
import {
  addProcedure,
  approvedTemplate,
  approvedTexts,
  approveTemplate,
  checklistText,
  consentText,
  draftTemplate,
  generalRecovery,
  generalText,
  getTemplate,
  listTemplates,
  retireTemplate,
  templateVersion,
} from "#server/catalogue/index.ts";
import { type DraftTemplate, templateKinds } from "#server/catalogue/template-schemas.ts";
import { type DomainError, type StaffCtx, transact } from "#server/kernel/index.ts";
import { auditOf, refusalOf, type Shop, shop } from "./shop.ts";

const open = shop();
const approved = (s: Shop, { procedureId }: { procedureId: string }) => {
  const ctx = s.surgeon();
  return transact(ctx, (tx) => approvedTemplate(tx, ctx, procedureId, "recovery"));
};

test("a draft starts no case and is read by no patient until a surgeon approves it under her name", async () => {
  const s = await open();
  const procedure = await s.addProcedure({ name: "New", text: "none" });
  const { procedureId } = procedure;
  const draft = await draftTemplate(s.manager(), { kind: "recovery", procedureId });
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
  const draft = await draftTemplate(s.surgeon(), {
    kind: "recovery",
    procedureId: s.scar.procedureId,
    content,
  });
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
    const first = await draftTemplate(s.manager(), { kind: "recovery", procedureId });
    const second = await draftTemplate(s.manager(), { kind: "recovery", procedureId });
    expect(await refusalOf(approveTemplate(s.surgeon(), first))).toMatchObject({ reason: "newerDraft" });
    expect((await listTemplates(s.surgeon(), { procedureId })).map(({ version }) => version)).toEqual([3, 1]);
    await approveTemplate(s.surgeon(), second);
  });

  test("of two surgeons who approve at once, one does", async () => {
    const s = await open();
    const draft = await draftTemplate(s.manager(), { kind: "recovery", procedureId: s.scar.procedureId });
    const answers = await Promise.allSettled([1, 2].map(() => approveTemplate(s.surgeon(), draft)));
    const refused = answers.flatMap((one) =>
      one.status === "rejected" ? [(one.reason as DomainError).reason] : [],
    );
    expect(refused).toEqual(["notDraft"]);
  });

  test("a text with a gap in its days is no draft, and the approved one stays as it was", async () => {
    const s = await open();
    const content = { ...generalRecovery(), days: generalRecovery().days.slice(0, 2) };
    await expect(
      draftTemplate(s.manager(), { kind: "recovery", procedureId: s.scar.procedureId, content }),
    ).rejects.toThrow();
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
  await retireTemplate(s.surgeon(), await draftTemplate(s.manager(), { kind: "recovery", procedureId }));
  expect((await listTemplates(s.surgeon(), { procedureId })).map(({ version }) => version)).toEqual([1]);
});

describe("each kind of text", () => {
  const wishFor = (kind: DraftTemplate["kind"], procedureId: string): DraftTemplate =>
    kind === "anaesthesia" ? { kind, procedureId: null } : { kind, procedureId };
  const textsOf = (s: Shop, procedureId: string) => {
    const ctx = s.surgeon();
    return transact(ctx, (tx) => approvedTexts(tx, ctx, procedureId));
  };
  const codeOf = (answer: Promise<unknown>) =>
    answer.then(
      () => "ok",
      (error: DomainError) => error.code,
    );

  test("a new procedure has a first draft of its own kinds, and the newest of each is what the next begins with", async () => {
    const s = await open();
    const { procedureId } = await addProcedure(s.manager(), {
      name: "New",
      sensitive: false,
      policyControlled: false,
    });
    const drafts = await listTemplates(s.nurse(), { procedureId });
    expect(drafts.map(({ kind, version, state }) => `${kind} ${version} ${state}`)).toEqual([
      "checklist 1 draft",
      "consent 1 draft",
      "recovery 1 draft",
    ]);
    for (const { kind, templateVersionId } of drafts) {
      const { content } = await getTemplate(s.nurse(), { templateVersionId });
      expect(content).toEqual(generalText[kind]());
    }
    const [first, ...others] = generalText.checklist().items;
    const content = { format: 1 as const, items: others };
    await draftTemplate(s.nurse(), { kind: "checklist", procedureId, content });
    const next = await draftTemplate(s.nurse(), { kind: "checklist", procedureId });
    const view = await getTemplate(s.nurse(), next);
    expect(view).toMatchObject({ kind: "checklist", version: 3, content });
    expect(JSON.stringify(view)).not.toContain(first?.itemId);
  });

  test("is approved beside the others: one never stands for another", async () => {
    const s = await open();
    const { procedureId } = s.scar;
    const recovery = s.scar.versionId;
    const none = { consent: null, checklist: null, anaesthesia: null };
    expect(await textsOf(s, procedureId)).toEqual({ recovery, ...none });
    const made: Record<string, string> = {};
    for (const kind of ["consent", "checklist", "anaesthesia"] as const) {
      const draft = await draftTemplate(s.manager(), wishFor(kind, procedureId));
      expect(await textsOf(s, procedureId)).toMatchObject({ recovery, [kind]: null });
      await approveTemplate(s.surgeon(), draft);
      made[kind] = draft.templateVersionId;
    }
    expect(await textsOf(s, procedureId)).toEqual({ recovery, ...made });
    expect(await textsOf(s, s.eyelids.procedureId)).toEqual({
      recovery: s.eyelids.versionId,
      ...none,
      anaesthesia: made.anaesthesia,
    });
    const ctx = s.surgeon();
    const found = await transact(ctx, (tx) => approvedTemplate(tx, ctx, procedureId, "consent"));
    expect(found).toEqual({ templateVersionId: made.consent, version: 1 });
    const again = await draftTemplate(s.surgeon(), { kind: "consent", procedureId });
    await approveTemplate(s.surgeon(), again);
    expect(await textsOf(s, procedureId)).toEqual({
      recovery,
      ...made,
      consent: again.templateVersionId,
    });
  });

  test("is drafted and approved by those whose it is", async () => {
    const s = await open();
    const { procedureId } = s.scar;
    const who: Record<string, () => StaffCtx> = {
      manager: s.manager,
      surgeon: s.surgeon,
      nurse: s.nurse,
      anaesthetist: s.anaesthetist,
      desk: s.desk,
    };
    const drafters: Record<string, string[]> = {};
    const approvers: Record<string, string[]> = {};
    for (const kind of templateKinds) {
      await draftTemplate(s.manager(), wishFor(kind, procedureId));
      for (const [name, as] of Object.entries(who)) {
        const draft = draftTemplate(as(), wishFor(kind, procedureId));
        if ((await codeOf(draft)) === "ok") drafters[kind] = [...(drafters[kind] ?? []), name];
        const next = await draftTemplate(s.surgeon(), wishFor(kind, procedureId));
        const taken = await codeOf(approveTemplate(as(), next));
        if (taken === "ok") approvers[kind] = [...(approvers[kind] ?? []), name];
        else expect([taken, await codeOf(retireTemplate(as(), next))]).toEqual(["FORBIDDEN", "FORBIDDEN"]);
      }
    }
    const usual = ["manager", "surgeon"];
    expect(drafters).toEqual({
      recovery: usual,
      consent: usual,
      checklist: [...usual, "nurse"],
      anaesthesia: [...usual, "anaesthetist"],
    });
    expect(approvers).toEqual({
      recovery: ["surgeon"],
      consent: ["surgeon"],
      checklist: ["surgeon"],
      anaesthesia: ["surgeon", "anaesthetist"],
    });
  });

  test("is begun by a manager where a procedure has none", async () => {
    const s = await open();
    const wish = wishFor("checklist", s.scar.procedureId);
    expect(await codeOf(draftTemplate(s.nurse(), wish))).toBe("FORBIDDEN");
    expect(await codeOf(draftTemplate(s.surgeon(), wish))).toBe("FORBIDDEN");
    expect(await codeOf(draftTemplate(s.manager(), wish))).toBe("ok");
    expect(await codeOf(draftTemplate(s.nurse(), wish))).toBe("ok");
  });

  test("is read by patients, clinicians and the worker once it was approved, retired or not, and never as a draft", async () => {
    const s = await open();
    const { procedureId } = s.scar;
    const readers = [s.patient(), s.nurse(), s.worker()];
    const texts = { consent: consentText, checklist: checklistText, anaesthesia: consentText };
    for (const kind of ["consent", "checklist", "anaesthesia"] as const) {
      const draft = await draftTemplate(s.manager(), wishFor(kind, procedureId));
      const readBy = (ctx: (typeof readers)[number]) =>
        transact(ctx, async (tx): Promise<unknown> => texts[kind](tx, ctx, draft.templateVersionId));
      for (const ctx of readers) expect(await readBy(ctx)).toBeNull();
      await approveTemplate(s.surgeon(), draft);
      const read = { version: 1, content: generalText[kind](), approvedByName: "Dr surgeon 1" };
      for (const ctx of readers) expect(await readBy(ctx)).toMatchObject(read);
      await retireTemplate(s.surgeon(), draft);
      for (const ctx of readers) expect(await readBy(ctx)).toMatchObject(read);
    }
  });

  test("is listed by procedure and kind, that of the anaesthesia among all", async () => {
    const s = await open();
    for (const kind of templateKinds) await draftTemplate(s.manager(), wishFor(kind, s.scar.procedureId));
    const listed = async (filter: Parameters<typeof listTemplates>[1]) =>
      (await listTemplates(s.nurse(), filter)).map(({ kind, procedureName }) => `${procedureName} ${kind}`);
    expect(await listed({ procedureId: s.scar.procedureId, kind: "consent" })).toEqual(["Scar consent"]);
    expect(await listed({ kind: "anaesthesia" })).toEqual(["null anaesthesia"]);
    expect((await listed({})).filter((one) => /null|Scar/.test(one))).toEqual([
      "Scar checklist",
      "Scar consent",
      "Scar recovery",
      "Scar recovery",
      "null anaesthesia",
    ]);
  });
});
