import { expect, test } from "vitest";
import { addressOf } from "#server/messaging/rules/address-of.ts";

const sms = (phone: string | null) => addressOf({ channel: "sms", phone, email: "hers@mail.test" });

test("an SMS goes to a number with its country's code, and to no other", () => {
  expect(sms("+33 6 12-34.56.78")).toBe("+33612345678");
  expect(sms("06 12 34 56 78")).toBeNull();
  expect(sms(null)).toBeNull();
});

test("the zero that is only dialled at home is left out", () => {
  expect(sms("+33 (0)6 12 34 56 78")).toBe("+33612345678");
});

test("a mail goes to her address, and to whom wants neither nothing goes", () => {
  expect(addressOf({ channel: "email", phone: "+33 6", email: "hers@mail.test" })).toBe("hers@mail.test");
  for (const channel of ["none", "phone", null] as const)
    expect(addressOf({ channel, phone: "+33612345678", email: "hers@mail.test" })).toBeNull();
});
