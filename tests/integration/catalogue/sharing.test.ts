import { describe, expect, test } from "vitest";
import {
  addPolicyRule,
  approveTemplate,
  draftTemplate,
  editProcedure,
  endPolicyRule,
  generalRecovery,
  listProcedures,
  proceduresFor,
  replaceVariant,
  setProcedureActive,
  setVariants,
} from "#server/catalogue/index.ts";
import { type DomainError, transact } from "#server/kernel/index.ts";
import { withDeskTask } from "#tests/support/scene-texts.ts";
import { refusalOf, type Shop, shop } from "./shop.ts";

const open = shop();

/** The variants that the sensitive procedure may be booked as, at a site. */
async function safe(s: Shop, siteId = s.siteId): Promise<string[]> {
  const offered = await listProcedures(s.surgeon(), { siteId });
  return (
    offered
      .find(({ procedureId }) => procedureId === s.secret.procedureId)
      ?.variants.map((one) => one.variantLabel) ?? []
  );
}
const deactivate = (s: Shop, { procedureId }: { procedureId: string }) =>
  setProcedureActive(s.manager(), { procedureId, active: false });

test("three alike share the variant, and a sensitive one is not offered as what fewer share", async () => {
  const s = await open();
  expect(await safe(s)).toEqual(["60 min"]);
  await s.sql`update procedure set active = false where practice_id = ${s.practiceId} and procedure_id = ${s.scar.procedureId}`;
  expect(await safe(s)).toEqual([]);
});

test("it is counted at each site: where policy takes one of three away, the sensitive one goes too", async () => {
  const s = await open();
  await s.addRule({ policy_group: "secretum", jurisdiction: "GB" });
  expect(await safe(s, s.london)).toEqual(["60 min"]);
  await s.addRule({ procedure_id: s.scar.procedureId, jurisdiction: "GB-ENG", status: "prohibited" });
  expect([await safe(s, s.london), await safe(s)]).toEqual([[], ["60 min"]]);
});

describe("a manager's change that would part the three is refused in words that name no procedure", () => {
  const lost = { siteName: "Linden", profileLabel: "Day case", variantLabel: "60 min" };

  test("taking another out of use", async () => {
    const s = await open();
    expect(await refusalOf(deactivate(s, s.scar))).toEqual({
      code: "CONFLICT",
      reason: "ruleOfThree",
      field: undefined,
      params: lost,
    });
    expect(await safe(s)).toEqual(["60 min"]);
    await s.addProcedure({ name: "Ears" });
    await deactivate(s, s.scar);
    expect(await safe(s)).toEqual(["60 min"]);
  });

  test("unticking it at another; at the sensitive one first it is fine", async () => {
    const s = await open();
    const untick = ({ procedureId }: { procedureId: string }) =>
      setVariants(s.manager(), { procedureId, variantIds: [] });
    expect(await refusalOf(untick(s.eyelids))).toMatchObject({ reason: "ruleOfThree", params: lost });
    await untick(s.secret);
    await untick(s.eyelids);
  });

  test("moving another to a group with its own wait", async () => {
    const s = await open();
    await s.addRule({
      policy_group: "cosmetic",
      cooling_off_days: 15,
      cooling_off_start: "consultation",
      wait_blocks: ["booking"],
    });
    const wish = {
      ...s.scar,
      name: "Scar",
      policyGroup: "cosmetic",
      sensitive: false,
      policyControlled: false,
    };
    expect(await refusalOf(editProcedure(s.manager(), wish))).toMatchObject({ reason: "ruleOfThree" });
  });

  test("two managers at once: one of them parts nothing, the other is refused", async () => {
    const s = await open();
    const ears = await s.addProcedure({ name: "Ears" });
    const answers = await Promise.allSettled([deactivate(s, s.scar), deactivate(s, ears)]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = answers.flatMap((one) =>
      one.status === "rejected" ? [(one.reason as DomainError).reason] : [],
    );
    expect(refused).toEqual(["ruleOfThree"]);
    expect(await safe(s)).toEqual(["60 min"]);
  });
});

test("law is never refused: the variant is not offered from then on, the answer says so, and it comes back with the old law", async () => {
  const s = await open();
  const { policyRuleId, lost } = await addPolicyRule(s.manager(), {
    procedureId: s.scar.procedureId,
    jurisdiction: "FR",
    status: "permitted",
    minimumConsultations: 2,
    source: "A new law",
    reviewerId: s.surgeons[0]?.staffId ?? "",
    reviewedOn: "2026-06-01",
  });
  expect(lost).toEqual([{ siteName: "Linden", profileLabel: "Day case", variantLabel: "60 min" }]);
  expect(await safe(s)).toEqual([]);
  await endPolicyRule(s.manager(), { policyRuleId, lastDate: "2026-06-14" });
  expect(await safe(s)).toEqual(["60 min"]);
});

const general = generalRecovery();
test.each([
  ["visits", { milestones: [...general.milestones, { day: 10, label: "review" }] }],
  ["questions", { checkIns: general.checkIns && { ...general.checkIns, days: [1, 7] } }],
  ["questions, or none at all,", { checkIns: null }],
])(
  "other %s after one of the three part them too, and the surgeon who approves them is told",
  async (_, other) => {
    const s = await open();
    const content = { ...general, ...other };
    const draft = await draftTemplate(s.surgeon(), {
      kind: "recovery",
      procedureId: s.scar.procedureId,
      content,
    });
    expect(await safe(s)).toEqual(["60 min"]);
    expect((await approveTemplate(s.surgeon(), draft)).lost).toHaveLength(1);
    expect(await safe(s)).toEqual([]);
  },
);

test("one whose text is not approved hides no other, and is told from one that is", async () => {
  const s = await open();
  await s.addProcedure({ name: "Draft", text: "draft" });
  expect(await refusalOf(deactivate(s, s.scar))).toMatchObject({ reason: "ruleOfThree" });
  const offered = await listProcedures(s.surgeon(), { siteId: s.siteId });
  expect(offered.filter((one) => !one.hasApprovedTemplate).map(({ name }) => name)).toEqual(["Draft"]);
});

test("other minutes make a new variant for all that ticked the old one, and what is booked keeps it", async () => {
  const s = await open();
  const phases = [
    {
      name: "operation" as const,
      minutes: 75,
      main: true,
      needs: [{ kind: "surgeon" as const, poolId: s.pools.surgeon }],
    },
  ];
  const old = s.variants.dayCase;
  const { variantId } = await replaceVariant(s.manager(), { variantId: old, label: "75 min", phases });
  expect(await safe(s)).toEqual(["75 min"]);
  const [row] = await s.sql`select (select active from variant where variant_id = ${old}) as old,
    (select count(*)::int from procedure_variant where variant_id = ${variantId}) as ticks,
    (select sum(minutes)::int from phase where variant_id = ${old}) as minutes`;
  expect(row).toEqual({ old: false, ticks: 3, minutes: 150 });
});

test("what a surgeon asks for is held against a change until it is written", async () => {
  const s = await open();
  const ctx = s.surgeon();
  await s.addProcedure({ name: "Ears" });
  let changed = false;
  const changing = transact(ctx, async (tx) => {
    await proceduresFor(tx, ctx, s.siteId, { on: "2026-06-15", age: null });
    const change = deactivate(s, s.scar).then(() => (changed = true));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(changed).toBe(false);
    return { change };
  });
  await (await changing).change;
  expect(changed).toBe(true);
});

test("a task of the desk that one of the three alone has parts them, and the surgeon who approves it is told", async () => {
  const s = await open();
  const approve = async ({ procedureId }: { procedureId: string }, before: string[] = []) => {
    await draftTemplate(s.manager(), { kind: "checklist", procedureId });
    const draft = await draftTemplate(s.nurse(), { kind: "checklist", procedureId, content: withDeskTask() });
    expect(await safe(s)).toEqual(before);
    return approveTemplate(s.surgeon(), draft);
  };
  expect((await approve(s.scar, ["60 min"])).lost).toHaveLength(1);
  expect(await safe(s)).toEqual([]);
  await approve(s.eyelids);
  await approve(s.secret);
  expect(await safe(s)).toEqual(["60 min"]);
  // Another kind's newer number hides neither the checklist nor the visits.
  const { procedureId } = s.scar;
  for (const _ of [2, 3]) await draftTemplate(s.manager(), { kind: "recovery", procedureId });
  await approveTemplate(s.surgeon(), await draftTemplate(s.manager(), { kind: "recovery", procedureId }));
  expect(await safe(s)).toEqual(["60 min"]);
});
