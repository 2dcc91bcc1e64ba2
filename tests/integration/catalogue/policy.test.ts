import { describe, expect, test } from "vitest";
import {
  addPolicyRule,
  addProcedure,
  allProcedures,
  draftTemplate,
  editProcedure,
  endPolicyRule,
  getTemplate,
  lawOf,
  listProcedures,
  listTemplates,
  policyRules,
  setProcedureActive,
  setVariants,
  templateVersion,
  variantIsSafe,
} from "#server/catalogue/index.ts";
import { newId, transact } from "#server/kernel/index.ts";
import { auditOf, refusalOf, type Shop, shop } from "./shop.ts";

const open = shop();
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
const reviewer = (one: Shop) => ({ reviewerId: one.surgeons[0]?.staffId ?? "", reviewedOn: "2026-06-01" });

describe("where policy blocks a procedure, it does not exist", () => {
  test("it is offered in Paris and not in London, and the catalogue shows Paris alone", async () => {
    const s = await open();
    expect(names(await listProcedures(s.surgeon(), { siteId: s.siteId }))).toContain(
      "Secretum reconstruction",
    );
    expect(names(await listProcedures(s.surgeon(), { siteId: s.london }))).toEqual(["Eyelids", "Scar"]);
    const [secret] = (await allProcedures(s.manager(), {})).filter(({ sensitive }) => sensitive);
    expect(secret?.sites.map(({ siteId }) => siteId)).toEqual([s.siteId]);
  });

  test("blocked at every site it leaves no trace for managers and clinicians, in no answer and no refusal", async () => {
    const s = await open();
    await s.sql`update site set active = false where practice_id = ${s.practiceId} and site_id = ${s.siteId}`;
    const { procedureId, versionId } = s.secret;
    for (const ctx of [s.manager(), s.surgeon(), s.nurse(), s.anaesthetist()]) {
      const told = [
        await allProcedures(ctx, { inactive: true }),
        await listTemplates(ctx, {}),
        await policyRules(ctx),
        ...(ctx.role === "manager" ? [] : [await listProcedures(ctx, { siteId: s.london })]),
      ];
      expect(JSON.stringify(told)).not.toMatch(/secretum/i);
      expect(JSON.stringify(told)).not.toContain(procedureId);
    }
    const wish = { procedureId, name: "Other", sensitive: true, policyControlled: true };
    const refused = [
      () => getTemplate(s.surgeon(), { templateVersionId: versionId }),
      () => draftTemplate(s.surgeon(), { kind: "recovery", procedureId }),
      () => editProcedure(s.manager(), wish),
      () => setVariants(s.manager(), { procedureId, variantIds: [] }),
      () => endPolicyRule(s.manager(), { policyRuleId: s.inFrance, lastDate: "2026-12-31" }),
    ];
    for (const ask of refused) expect(await refusalOf(ask())).toMatchObject({ code: "NOT_FOUND" });
    const at = { siteId: s.london, procedureId, variantId: s.variants.dayCase, on: "2026-06-16" };
    const ctx = s.surgeon();
    expect(await transact(ctx, (tx) => variantIsSafe(tx, ctx, { ...at, age: null }))).toBe(false);
    expect(
      await transact(ctx, (tx) => lawOf(tx, ctx, { ...at, surgeonStaffId: ctx.actorId })).then(
        (law) => law?.on(at.on).permitted,
      ),
    ).toBe(false);
  });

  test("a patient who was operated on keeps her text", async () => {
    const s = await open();
    await s.addRule({ procedure_id: s.secret.procedureId, status: "prohibited" });
    const ctx = s.patient();
    const text = await transact(ctx, (tx) => templateVersion(tx, ctx, s.secret.versionId));
    expect(text).toMatchObject({
      version: 1,
      approvedByName: "Dr surgeon 1",
      approvedAt: "2026-05-02T08:00:00Z",
    });
  });

  test("out of use is not blocked: a case that was opened goes on, until policy says otherwise", async () => {
    const s = await open();
    const ctx = s.surgeon();
    const { procedureId } = s.secret;
    await setProcedureActive(s.manager(), { procedureId, active: false });
    const may = (on: string) =>
      transact(ctx, (tx) =>
        lawOf(tx, ctx, { siteId: s.siteId, procedureId, surgeonStaffId: ctx.actorId }),
      ).then((law) => law?.on(on).permitted);
    expect(names(await listProcedures(ctx, { siteId: s.siteId }))).not.toContain("Secretum reconstruction");
    expect(await may("2026-07-01")).toBe(true);
    await s.addRule({ procedure_id: procedureId, status: "prohibited", effective_from: "2026-07-01" });
    expect([await may("2026-06-30"), await may("2026-07-01")]).toEqual([true, false]);
  });

  test("a rule holds from its own day on, at the site's own clock", async () => {
    const s = await open();
    await s.addRule({ policy_group: "secretum", status: "prohibited", effective_from: "2026-06-17" });
    const offered = async (wall: string) =>
      names(await listProcedures(s.surgeon(0, s.at(wall)), { siteId: s.siteId })).length;
    expect([await offered("2026-06-16 23:59"), await offered("2026-06-17 00:00")]).toEqual([3, 2]);
  });
});

describe("rules of law", () => {
  test("are added with their source and a surgeon's name, and audited without a value", async () => {
    const s = await open();
    const rule = {
      policyGroup: "cosmetic",
      jurisdiction: "FR",
      status: "permitted" as const,
      coolingOffDays: 15,
      coolingOffStart: "quote_handed_over" as const,
      waitBlocks: ["booking" as const],
      source: "CSP L6322-2",
    };
    const { policyRuleId } = await addPolicyRule(s.manager(), { ...rule, ...reviewer(s) });
    const [found] = (await policyRules(s.surgeon())).filter((one) => one.policyRuleId === policyRuleId);
    expect(found).toMatchObject({ ...rule, reviewedBy: "Dr surgeon 1", reviewedOn: "2026-06-01" });
    const audit = await auditOf(s);
    expect(audit.at(-1)).toMatchObject({ action: "policy.added", subject_id: policyRuleId });
    expect(JSON.stringify(audit)).not.toContain("CSP");
  });

  test("need a reviewer who is a surgeon here, and a review that has taken place", async () => {
    const s = await open();
    const rule = { policyGroup: "cosmetic", jurisdiction: "", status: "permitted" as const, source: "A law" };
    const nurse = { reviewerId: s.nurses[0]?.staffId ?? "", reviewedOn: "2026-06-01" };
    expect(await refusalOf(addPolicyRule(s.manager(), { ...rule, ...nurse }))).toMatchObject({
      field: "reviewerId",
    });
    const ahead = { ...reviewer(s), reviewedOn: "2026-06-16" };
    expect(await refusalOf(addPolicyRule(s.manager(), { ...rule, ...ahead }))).toMatchObject({
      field: "reviewedOn",
    });
  });

  test("end with a date, once, and never in the past", async () => {
    const s = await open();
    const policyRuleId = await s.addRule({ policy_group: "cosmetic" });
    const end = (lastDate: string) => endPolicyRule(s.manager(), { policyRuleId, lastDate });
    expect(await refusalOf(end("2026-06-13"))).toMatchObject({ code: "BAD_REQUEST", reason: "endPast" });
    await end("2026-06-14");
    expect(await refusalOf(end("2026-06-14"))).toMatchObject({ code: "CONFLICT", reason: "ruleEnded" });
  });

  test("that permitted a policy-controlled procedure take it away when they end", async () => {
    const s = await open();
    await endPolicyRule(s.manager(), { policyRuleId: s.inFrance, lastDate: "2026-06-15" });
    const offered = async (wall: string) => listProcedures(s.surgeon(0, s.at(wall)), { siteId: s.siteId });
    expect(names(await offered("2026-06-15 20:00"))).toContain("Secretum reconstruction");
    expect(names(await offered("2026-06-16 07:00"))).not.toContain("Secretum reconstruction");
  });
});

describe("a new procedure", () => {
  const secretum = {
    name: "Secretum again",
    policyGroup: "sub-rosa",
    sensitive: true,
    policyControlled: true,
  };

  test("that is policy-controlled is refused until a rule permits it somewhere", async () => {
    const s = await open();
    expect(await refusalOf(addProcedure(s.manager(), secretum))).toMatchObject({
      reason: "permittedNowhere",
    });
    const rule = {
      policyGroup: "sub-rosa",
      jurisdiction: "FR",
      status: "permitted" as const,
      source: "A law",
    };
    await addPolicyRule(s.manager(), { ...rule, ...reviewer(s) });
    const { procedureId } = await addProcedure(s.manager(), secretum);
    const [text] = await listTemplates(s.surgeon(), { procedureId });
    expect(text).toMatchObject({ state: "draft", version: 1, approvedByName: null });
  });

  test("that is sensitive is refused while a label that the desk reads already names it, and so is a new name", async () => {
    const s = await open();
    const label = "Vestibula, local";
    const profile_id = newId();
    await s.add("profile", [{ profile_id, label, kind: "service" }]);
    const wish = { name: "Vestibulá surgery", sensitive: true, policyControlled: false };
    const refused = { code: "BAD_REQUEST", reason: "nameOnLabels", field: "name", params: { label } };
    expect(await refusalOf(addProcedure(s.manager(), wish))).toMatchObject(refused);
    const mark = { ...wish, procedureId: s.scar.procedureId };
    expect(await refusalOf(editProcedure(s.manager(), mark))).toMatchObject(refused);
    await addProcedure(s.manager(), { ...wish, sensitive: false });
    await s.sql`update profile set active = false where practice_id = ${s.practiceId} and profile_id = ${profile_id}`;
    await addProcedure(s.manager(), wish);
  });

  test("keeps the marks that were once set", async () => {
    const s = await open();
    const { procedureId } = s.secret;
    const wish = {
      procedureId,
      name: "Renamed",
      policyGroup: "secretum",
      sensitive: true,
      policyControlled: true,
    };
    expect(await refusalOf(editProcedure(s.manager(), { ...wish, sensitive: false }))).toMatchObject({
      field: "sensitive",
    });
    expect(await refusalOf(editProcedure(s.manager(), { ...wish, policyControlled: false }))).toMatchObject({
      field: "policyControlled",
    });
    expect(await refusalOf(editProcedure(s.manager(), { ...wish, policyGroup: "elsewhere" }))).toMatchObject({
      reason: "permittedNowhere",
    });
    await editProcedure(s.manager(), wish);
    expect((await auditOf(s)).at(-1)).toMatchObject({ action: "procedure.edited", fields: ["name"] });
  });
});
