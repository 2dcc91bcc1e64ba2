import { expect, test } from "vitest";
import { formsOf, holds } from "./forms-of.ts";

const word = "Zqx7Wv3k";

test.each([
  ["as it is", `…${word}…`],
  ["in lower case", `note ${word.toLowerCase()}`],
  ["in hexadecimal", Buffer.from(`x${word}`).toString("hex")],
  ["as PostgreSQL shows bytes", `\\x${Buffer.from(JSON.stringify({ note: word })).toString("hex")}`],
  ["in base64, first alignment", Buffer.from(`abc${word}d`).toString("base64")],
  ["in base64, second alignment", Buffer.from(`abcd${word}d`).toString("base64")],
  ["in base64, third alignment", Buffer.from(`abcde${word}d`).toString("base64url")],
])("a word is found %s", (_, text) => {
  expect(holds(Buffer.from(text), formsOf(word))).toBe(true);
});

test("a word is found in UTF-16", () => {
  expect(holds(Buffer.from(`.${word}`, "utf16le"), formsOf(word))).toBe(true);
});

test("another word is not found", () => {
  expect(holds(Buffer.from("Zqx7Wv3j and nothing else"), formsOf(word))).toBe(false);
});
