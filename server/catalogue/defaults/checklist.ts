import type { ChecklistContent, Item } from "../checklist-schemas.ts";

const everybody: Item["anaesthesia"] = ["none", "local", "sedation", "general"];
const sedated: Item["anaesthesia"] = ["sedation", "general"];
const days = (count: number): Item["due"] => ({ by: "days", days: count });
const theDay: Item["due"] = { by: "day" };

type Given = Partial<Item> & Pick<Item, "title" | "owner" | "due">;

/** The ids are the same in every practice and procedure: none tells another, and answers can be compared. */
const item = (id: string, given: Given): Item => ({
  itemId: `01990000-0000-7000-8000-0000000000${id}`,
  hint: "",
  kind: "tick",
  number: null,
  question: null,
  deskTask: null,
  gate: "none",
  anaesthesia: everybody,
  waivableBy: [],
  ...given,
});

/**
 * The general checklist (docs/domain.md): a draft to be changed and approved by a surgeon. The decision, the signed consent, asked again on the day,
 * the anaesthetist's word, PADSS and the sutures are gates of the case itself and stand in no list. No medicine is ever stopped by a date of the list.
 */
export const generalChecklist = (): ChecklistContent => ({
  format: 1,
  items: [...early(), ...weekBefore(), ...dayBefore(), ...beforeSedation(), ...beforeGoingHome()],
});

const early = (): Item[] => [
  item("c1", {
    title: "How we may reach you",
    hint: "Look at “Reaching me” and change what does not suit you.",
    owner: "patient",
    due: days(14),
  }),
  item("c2", {
    title: "Allergies asked",
    hint: "Latex, local anaesthetics such as lidocaine, antibiotics, anything else. Write “none known” if so.",
    owner: "nurse",
    kind: "text",
    due: days(14),
  }),
  item("c3", {
    title: "Interpreter, chaperone, female staff only",
    hint: "An interpreter is never family. Write what she wishes for, or “nothing”.",
    owner: "nurse",
    kind: "text",
    due: days(14),
  }),
];

const weekBefore = (): Item[] => [
  item("d1", {
    title: "Your medical history",
    hint: "Illnesses, operations, trouble with anaesthetics, bleeding, clots.",
    owner: "patient",
    kind: "text",
    due: days(10),
    gate: "ready",
    waivableBy: ["surgeon", "anaesthetist"],
  }),
  item("d2", {
    title: "What you take",
    hint: "Every medicine with its dose: tablets, injections, patches, blood thinners, painkillers, herbs, weight-loss injections. Stop nothing by yourself.",
    owner: "patient",
    kind: "text",
    due: days(10),
    gate: "ready",
    waivableBy: ["surgeon", "anaesthetist"],
  }),
  item("d3", {
    title: "Smoking",
    hint: "Do you smoke or vape?",
    owner: "patient",
    kind: "question",
    question: { expects: null },
    due: days(10),
  }),
  item("d4", {
    title: "Medical history read",
    owner: "nurse",
    due: days(7),
    gate: "ready",
    waivableBy: ["surgeon"],
  }),
  item("d5", {
    title: "A plan for each medicine",
    hint: "Set for each by a clinician: go on, change or stop, and from when. Anticoagulants, NSAIDs, herbals, GLP-1 in particular.",
    owner: "surgeon",
    kind: "medication",
    due: days(7),
    gate: "ready",
    waivableBy: ["surgeon", "anaesthetist"],
  }),
  item("d6", {
    title: "How you get home, and who stays the night",
    hint: "An adult who goes with you and stays, or somebody we arrange, or a later discharge: you need tell nobody.",
    owner: "patient",
    kind: "goingHome",
    due: days(3),
    gate: "ready",
    anaesthesia: sedated,
    waivableBy: ["surgeon", "anaesthetist"],
  }),
  item("d7", {
    title: "Laboratory tests, only where ordered",
    owner: "nurse",
    due: days(3),
    anaesthesia: sedated,
  }),
];

const dayBefore = (): Item[] => [
  item("e1", { title: "I know when to arrive", owner: "patient", due: days(1), ofTheHour: true }),
  item("e2", {
    title: "Feeling ill",
    hint: "Do you have a fever, a cough, an infection, or anything else that is new?",
    owner: "patient",
    kind: "question",
    question: { expects: "no" },
    due: days(1),
  }),
  item("e3", {
    title: "I have read until when I may eat and drink",
    owner: "patient",
    due: days(1),
    anaesthesia: sedated,
    ofTheHour: true,
  }),
];

const onTheDay = (id: string, title: string, more: Partial<Item> = {}): Item =>
  item(id, { title, owner: "nurse", due: theDay, gate: "sedation", ...more });

const beforeSedation = (): Item[] => [
  onTheDay("f1", "Identity, procedure and site"),
  onTheDay("f2", "Allergies asked again"),
  onTheDay("f3", "Pregnancy question or test", { waivableBy: ["surgeon", "anaesthetist"] }),
  onTheDay("f5", "Fasting", {
    hint: "What she was told, and when she last ate and drank.",
    kind: "text",
    due: { by: "hours", hours: 0 },
    anaesthesia: sedated,
    waivableBy: ["anaesthetist"],
  }),
];

const beforeGoingHome = (): Item[] => [
  onTheDay("9a", "Has passed water", { gate: "discharge", waivableBy: ["surgeon", "anaesthetist"] }),
  onTheDay("9b", "Knows which number to call", { gate: "discharge" }),
  onTheDay("9d", "Goes home as arranged", {
    gate: "discharge",
    anaesthesia: sedated,
    waivableBy: ["surgeon", "anaesthetist"],
  }),
];
