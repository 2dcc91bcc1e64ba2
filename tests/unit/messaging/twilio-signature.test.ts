import { expect, test } from "vitest";
import { isFromTwilio } from "#server/messaging/rules/twilio-signature.ts";

// The example of Twilio's documentation.
const url = "https://mycompany.com/myapp.php?foo=1&bar=2";
const form: [string, string][] = [
  ["CallSid", "CA1234567890ABCDE"],
  ["Caller", "+14158675309"],
  ["Digits", "1234"],
  ["From", "+14158675309"],
  ["To", "+18005551212"],
];
const signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

test("what Twilio signed is believed, in whatever order it comes", () => {
  expect(isFromTwilio(signature, { url, form }, "12345")).toBe(true);
  expect(isFromTwilio(signature, { url, form: form.toReversed() }, "12345")).toBe(true);
  expect(isFromTwilio(signature, { url, form: new URLSearchParams(form) }, "12345")).toBe(true);
});

test("nothing else is", () => {
  const more: [string, string][] = [...form, ["MessageStatus", "delivered"]];
  const moved = form.map(([name, value]): [string, string] => [name, name === "Digits" ? "1235" : value]);
  expect(isFromTwilio(signature, { url, form }, "12346")).toBe(false);
  expect(isFromTwilio(signature, { url: url.replace("https", "http"), form }, "12345")).toBe(false);
  for (const other of [more, moved, form.slice(1), []])
    expect(isFromTwilio(signature, { url, form: other }, "12345")).toBe(false);
  for (const other of [
    "",
    "RSOYDt4T1cUTdK1PDd93/VVr8B8",
    `${signature}=`,
    signature.toLowerCase(),
    "é".repeat(28),
  ])
    expect(isFromTwilio(other, { url, form }, "12345")).toBe(false);
});

test("a name that comes twice counts with each of its values once", () => {
  const twice: [string, string][] = [
    ["Media", "b"],
    ["Media", "a"],
    ["Media", "b"],
  ];
  expect(isFromTwilio("No6DFYkh1Mv4WDghMWJwAKCXF0w=", { url, form: twice }, "12345")).toBe(true);
});
