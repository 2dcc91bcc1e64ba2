import { describe, expect, test } from "vitest";
import { ZodError } from "zod";
import {
  addProfile,
  addVariant,
  editProfile,
  listProfiles,
  setProfileActive,
  setVariantActive,
  setVariants,
} from "#server/catalogue/index.ts";
import { auditOf, refusalOf, type Shop, shop } from "./shop.ts";

const open = shop();
const phases = (s: Shop, minutes = 45) => [
  {
    name: "operation" as const,
    minutes,
    main: true,
    needs: [
      { kind: "surgeon" as const, poolId: s.pools.surgeon },
      { kind: "theatre" as const, poolId: s.pools.theatre, beforeMinutes: 10, afterMinutes: 15 },
    ],
  },
];
const local = (s: Shop) => ({
  label: "Day case, local",
  kind: "day_case" as const,
  anaesthesia: "local" as const,
  arrivalLeadMinutes: 30,
  priceBand: "B",
  followUpPattern: "Review on day 7",
  variantLabel: "45 min",
  phases: phases(s),
});

test("the desk reads hours and rooms of every profile, and nothing of what they are for", async () => {
  const s = await open();
  const profiles = await listProfiles(s.desk(), {});
  expect(profiles.map(({ label, forNewCallers }) => `${label} ${forNewCallers}`)).toEqual([
    "Consultation true",
    "Day case false",
    "Review false",
  ]);
  const [dayCase] = profiles.find(({ kind }) => kind === "day_case")?.variants ?? [];
  expect(dayCase?.phases.map(({ name, minutes, main }) => [name, minutes, main])).toEqual([
    ["prepare", 30, false],
    ["operation", 60, true],
    ["recovery", 60, false],
  ]);
  expect(JSON.stringify(profiles)).not.toMatch(/secretum|eyelids|scar/i);
});

test("a profile is made with its first variant, edited, retired and taken back, each audited with the names of fields", async () => {
  const s = await open();
  const { profileId, variantId } = await addProfile(s.manager(), local(s));
  const named = async (inactive = false) =>
    (await listProfiles(s.desk(), { inactive })).find((one) => one.profileId === profileId);
  expect(await named()).toMatchObject({
    label: "Day case, local",
    priceBand: "B",
    variants: [{ variantId, label: "45 min" }],
  });
  await editProfile(s.manager(), {
    profileId,
    label: "Day case, local anaesthesia",
    arrivalLeadMinutes: 30,
    priceBand: "B",
    followUpPattern: "Review on day 7",
  });
  await setProfileActive(s.manager(), { profileId, active: false });
  expect(await named()).toBeUndefined();
  expect(await named(true)).toMatchObject({ active: false, label: "Day case, local anaesthesia" });
  await setProfileActive(s.manager(), { profileId, active: true });
  const told = (await auditOf(s)).map(({ action, fields }) => [action, fields?.join()]);
  expect(told).toEqual([
    ["profile.added", undefined],
    ["variant.added", undefined],
    ["profile.edited", "label"],
    ["profile.retired", "active"],
    ["profile.revived", "active"],
  ]);
});

describe("a variant is refused", () => {
  test("with a pool of another kind, of another practice, or with two main phases", async () => {
    const [s, other] = [await open(), await open()];
    const [phase] = phases(s);
    if (!phase) throw new Error("no phase");
    const add = (more: Partial<typeof phase>, times = 1) =>
      addProfile(s.manager(), {
        ...local(s),
        phases: Array.from({ length: times }, () => ({ ...phase, ...more })),
      });
    const wrong = [{ kind: "surgeon" as const, poolId: s.pools.theatre }];
    expect(await refusalOf(add({ needs: wrong }))).toMatchObject({ reason: "needOfOtherKind" });
    const elsewhere = [{ kind: "surgeon" as const, poolId: other.pools.surgeon }];
    expect(await refusalOf(add({ needs: elsewhere }))).toMatchObject({
      code: "BAD_REQUEST",
      reason: "notFound",
    });
    await expect(add({}, 2)).rejects.toThrow(ZodError);
    await expect(add({ main: false })).rejects.toThrow(ZodError);
    await expect(add({ minutes: 47 })).rejects.toThrow(ZodError);
    expect(await listProfiles(s.desk(), { inactive: true })).toHaveLength(3);
  });

  test("with a word of a sensitive procedure in what the desk reads", async () => {
    const s = await open();
    expect(await refusalOf(addProfile(s.manager(), { ...local(s), label: "Secretum, local" }))).toMatchObject(
      {
        field: "label",
        reason: "labelTells",
      },
    );
    const [profile] = await listProfiles(s.manager(), {});
    const variant = {
      profileId: profile?.profileId ?? "",
      label: "60 min reconstruction",
      phases: phases(s),
    };
    expect(await refusalOf(addVariant(s.manager(), variant))).toMatchObject({ reason: "labelTells" });
  });
});

test("only day cases in use can be ticked, and a retired variant is ticked by nobody any more", async () => {
  const s = await open();
  const tick = (variantId: string) =>
    setVariants(s.manager(), {
      procedureId: s.scar.procedureId,
      variantIds: [s.variants.dayCase, variantId],
    });
  expect(await refusalOf(tick(s.variants.consultation))).toMatchObject({ reason: "notTickable" });
  const { variantId } = await addProfile(s.manager(), local(s));
  await tick(variantId);
  await setVariantActive(s.manager(), { variantId, active: false });
  await setVariants(s.manager(), { procedureId: s.scar.procedureId, variantIds: [s.variants.dayCase] });
  expect(await refusalOf(tick(variantId))).toMatchObject({ reason: "notTickable" });
});
