import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { fieldless } from "#app/_forms/error.ts";
import { inWords } from "#app/_forms/in-words.ts";
import messages from "#app/_messages/en.json" with { type: "json" };

const words = createTranslator({ locale: "en", messages, namespace: "Errors" }) as Parameters<
  typeof inWords
>[0];
const view = { reason: "refused", params: {}, requestId: "r1", issues: [] };

test("an unforeseen error shows the request's number, a refusal its own values", () => {
  expect(inWords(words, { ...view, reason: "unforeseen" })).toContain("r1");
  expect(inWords(words, { ...view, reason: "fileTooLarge", params: { megabytes: 5 } })).toContain("5 MB");
});

test("what has no words of its own is a field to look at, or else a refusal", () => {
  const issues = [{ field: "name", message: "Too small" }];
  expect(inWords(words, { ...view, issues })).toBe(messages.Errors.checkField);
  expect(inWords(words, { ...view, reason: "Too small" })).toBe(messages.Errors.refused);
});

test("a field is told with its own values, at its place and without one", () => {
  const params = { column: "Operation", shown: "resource", sealed: "text" };
  const told = {
    ...view,
    reason: "invalidInput",
    field: "resource",
    issues: [{ field: "resource", message: "columnSealed", params }],
  };
  const said = "“Operation” is chosen twice: as Theatre and as Procedure text.";
  expect(inWords(words, told)).toContain(said);
  expect(inWords(words, fieldless(told))).toContain(said);
});
