import { expect, test } from "vitest";
import { answerIn, typedIn, typedOf } from "#app/(patient)/my/prepare/_parts/answer-form.ts";

const form = (fields: Record<string, string>) => {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  return made;
};

test("what she wrote in several lines is kept as one, and none of it is lost", () => {
  expect(answerIn(form({ text: " Aspirin \r\n\nIron 80 mg\n" }), "text")).toEqual({
    kind: "text",
    text: "Aspirin; Iron 80 mg",
  });
});

test("an emptied field takes the answer back", () => {
  for (const kind of ["tick", "text", "number", "date"] as const)
    expect(answerIn(form({ text: " ", number: "", date: "" }), kind), kind).toBeNull();
});

test("a number may be written with a comma; what is none is said at its field", () => {
  expect(answerIn(form({ number: "37,5" }), "number")).toEqual({ kind: "number", number: 37.5 });
  expect(answerIn(form({ number: "about 37" }), "number")).toEqual({
    field: "number",
    unsaid: "writeNumber",
  });
});

test("words without a choice are no answer", () => {
  expect(answerIn(form({ words: "sometimes" }), "question")).toMatchObject({ unsaid: "chooseYesNo" });
  expect(answerIn(form({ words: "my aunt" }), "goingHome")).toMatchObject({ unsaid: "chooseWay" });
});

test("what an answer leaves in its form is that answer again", () => {
  for (const answer of [
    { kind: "tick" },
    { kind: "question", yes: false, words: "never" },
    { kind: "text", text: "None" },
    { kind: "number", number: 70.5 },
    { kind: "date", date: "2026-06-01" },
    { kind: "goingHome", way: "later", words: "" },
  ] as const) {
    const typed = form({ ...typedOf(answer) });
    expect(answerIn(typed, answer.kind)).toEqual(answer);
    expect(typedIn(typed)).toMatchObject(typedOf(answer));
  }
});
