import { describe, expect, test } from "vitest";
import { procedurePlans } from "#db/seed/procedures.ts";
import { textsOf } from "#db/seed/texts.ts";
import { ChecklistContent, deskTitles, Item } from "#server/catalogue/checklist-schemas.ts";
import { ConsentContent } from "#server/catalogue/consent-schemas.ts";
import { generalText } from "#server/catalogue/defaults/index.ts";
import { contentOf, templateKinds } from "#server/catalogue/template-schemas.ts";

const anItem: Item = {
  itemId: "0199aaaa-0000-7000-8000-000000000001",
  title: "Something",
  hint: "",
  owner: "nurse",
  kind: "tick",
  number: null,
  question: null,
  deskTask: null,
  due: { by: "days", days: 7 },
  gate: "ready",
  anaesthesia: ["local"],
  waivableBy: [],
};
const forDesk: Partial<Item> = { owner: "desk", deskTask: "interpreter", title: deskTitles.interpreter };

/** `path message` of what is wrong. */
const wrong = (schema: typeof Item | typeof ChecklistContent | typeof ConsentContent, value: unknown) =>
  (schema.safeParse(value).error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}`);
const wrongItem = (given: Partial<Record<keyof Item, unknown>>) => wrong(Item, { ...anItem, ...given });

describe("an item of a checklist", () => {
  test.each<[string, Partial<Record<keyof Item, unknown>>]>([
    ["a tick of the nurse", {}],
    ["a task of the desk", forDesk],
    ["a number with its range", { kind: "number", number: { unit: "kg", min: 30, max: 250 } }],
    ["a question to which any answer will do", { kind: "question", question: { expects: null } }],
    ["how she gets home", { kind: "goingHome", owner: "patient" }],
    ["an hour before the start", { due: { by: "hours", hours: 72 } }],
    ["the day itself", { due: { by: "day" } }],
  ])("may be %s", (_, given) => {
    expect(wrongItem(given)).toEqual([]);
  });

  test.each<[string, Partial<Record<keyof Item, unknown>>, string]>([
    ["a number without a range", { kind: "number" }, "number ofKindAlone"],
    ["a tick with a range", { number: { unit: "kg", min: 1, max: 2 } }, "number ofKindAlone"],
    [
      "a range that ends where it begins",
      { kind: "number", number: { unit: "kg", min: 2, max: 2 } },
      "number.max minBelowMax",
    ],
    ["a question that says nothing of answers", { kind: "question" }, "question ofKindAlone"],
    ["a tick with answers", { question: { expects: "no" } }, "question ofKindAlone"],
    ["a file from the desk", { ...forDesk, kind: "file" }, "kind deskTicks"],
    ["a plan for medicines by the patient", { kind: "medication", owner: "patient" }, "owner ownerOfKind"],
    ["the way home by the surgeon", { kind: "goingHome", owner: "surgeon" }, "owner ownerOfKind"],
    ["a text from the desk", { ...forDesk, kind: "text" }, "kind deskTicks"],
    ["a task of the desk before sedation", { ...forDesk, gate: "sedation" }, "gate deskGate"],
    ["a task of the desk before the way home", { ...forDesk, gate: "discharge" }, "gate deskGate"],
    ["the desk without a task of its list", { owner: "desk" }, "deskTask deskTask"],
    [
      "a task of the desk for the nurse",
      { deskTask: "interpreter", title: deskTitles.interpreter },
      "deskTask deskTask",
    ],
    [
      "a task of the desk in words of one's own",
      { ...forDesk, title: "Consent for the operation" },
      "title deskWords",
    ],
    ["a task of the desk with more words", { ...forDesk, hint: "For the operation" }, "hint deskWords"],
    ["nobody's anaesthesia", { anaesthesia: [] }, "anaesthesia tickOne"],
    ["the same anaesthesia twice", { anaesthesia: ["local", "local"] }, "anaesthesia twice"],
    ["91 days before", { due: { by: "days", days: 91 } }, "due.days dueDays"],
    ["a day after", { due: { by: "days", days: -1 } }, "due.days dueDays"],
    ["half a day", { due: { by: "days", days: 0.5 } }, "due.days dueDays"],
    ["73 hours before", { due: { by: "hours", hours: 73 } }, "due.hours dueHours"],
    ["no title", { title: " " }, "title missing"],
  ])("is not %s", (_, given, said) => {
    expect(wrongItem(given)).toEqual([said]);
  });

  test("is waived by clinicians alone", () => {
    expect(wrongItem({ waivableBy: ["nurse", "surgeon", "anaesthetist"] })).toEqual([]);
    for (const who of ["patient", "desk", "manager"])
      expect(wrongItem({ waivableBy: [who] })).toHaveLength(1);
  });
});

describe("a checklist", () => {
  const other = { ...anItem, itemId: "0199aaaa-0000-7000-8000-000000000002", gate: "none" };
  const wrongList = (...items: unknown[]) => wrong(ChecklistContent, { format: 1, items });

  test("has something that stands before ready", () => {
    expect(wrongList(anItem, other)).toEqual([]);
    expect(wrongList(other)).toEqual(["items readyMissing"]);
    expect(wrongList({ ...other, gate: "sedation" })).toEqual(["items readyMissing"]);
  });

  test("has each item once, and says which stands there twice", () => {
    expect(wrongList(anItem, { ...other, itemId: anItem.itemId })).toEqual(["items.1.itemId twice"]);
  });
});

describe("a consent", () => {
  const consent = generalText.consent();

  test.each(["purpose", "done", "alternatives", "risks", "recovery"])("says something of %s", (part) => {
    expect(wrong(ConsentContent, { ...consent, [part]: [] })).toEqual([`${part} missing`]);
  });

  test("says that nothing is promised, and tells each risk under an id of its own", () => {
    expect(wrong(ConsentContent, { ...consent, noGuarantee: "" })).toEqual(["noGuarantee missing"]);
    const [risk] = consent.risks;
    expect(wrong(ConsentContent, { ...consent, risks: [risk, { ...risk, text: "Other" }] })).toEqual([
      "risks twice",
    ]);
  });
});

describe("the general texts", () => {
  test.each(templateKinds)("of %s are taken as they are", (kind) => {
    expect(contentOf[kind].parse(generalText[kind]())).toEqual(generalText[kind]());
  });

  test("sedation adds how she gets home and the fasting; without it she is asked for neither", () => {
    const { items } = generalText.checklist();
    const added = items.filter(({ anaesthesia }) => !anaesthesia.includes("local"));
    expect(added.map(({ title, gate }) => `${title}: ${gate}`)).toEqual([
      "How you get home, and who stays the night: ready",
      "Laboratory tests, only where ordered: none",
      "I have read until when I may eat and drink: none",
      "Fasting: sedation",
      "Goes home as arranged: discharge",
    ]);
    expect(added.every(({ anaesthesia }) => anaesthesia.join() === "sedation,general")).toBe(true);
  });

  test("identity and allergies before any sedation are waived by nobody", () => {
    const never = generalText
      .checklist()
      .items.filter(({ gate, waivableBy }) => gate === "sedation" && !waivableBy[0]);
    expect(never.map(({ title }) => title)).toEqual([
      "Identity, procedure and site",
      "Allergies asked again",
    ]);
  });
});

describe("the demo's texts", () => {
  const texts = textsOf(procedurePlans);

  test("are one of each kind for each procedure, and one consent to anaesthesia", () => {
    expect(texts).toHaveLength(procedurePlans.length * 3 + 1);
    for (const { kind, content } of texts) expect(contentOf[kind].safeParse(content).success).toBe(true);
  });

  test("say of one procedure alone that the evidence is weak", () => {
    const told = texts.filter(
      ({ kind, content }) => kind === "consent" && /SOGC/.test(JSON.stringify(content)),
    );
    expect(told.map(({ key }) => key)).toEqual(["hymen"]);
    expect(JSON.stringify(told[0]?.content)).toMatch(
      /evidence for this operation is weak.*cannot be promised/,
    );
  });

  test("have the same checklist for all: the desk could tell one from another", () => {
    const lists = texts
      .filter(({ kind }) => kind === "checklist")
      .map(({ content }) => JSON.stringify(content));
    expect(new Set(lists).size).toBe(1);
  });
});
