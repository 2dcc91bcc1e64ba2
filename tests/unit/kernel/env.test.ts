import { expect, test } from "vitest";
import { readEnv, readVariable } from "#server/kernel/env.ts";

const key = `k1:${Buffer.alloc(32).toString("base64")}`;
const outside = { DATABASE_URL: "postgres://owner:word@db.example:5432/clinic", DATA_KEYS: key };
const mail = { SMTP_URL: "smtp://desk:word@mail.example:587", MAIL_FROM: "Linden <post@linden.example>" };
const sms = {
  TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "token",
  TWILIO_FROM: "+33123456789",
};

test("an empty environment gives the defaults", () => {
  const env = readEnv({});
  expect(env).toMatchObject({
    PORT: 3000,
    DATA_DIR: `${process.cwd()}/.data`,
    KEYS_DIR: `${process.cwd()}/.keys`,
  });
  expect(readEnv({ PORT: "", DEMO_NOW: "" }).PORT).toBe(3000);
});

test.for<[string, Record<string, string>]>([
  ["PORT", { PORT: "eighty" }],
  ["PORT", { PORT: "70000" }],
  ["KEYS_DIR", { DATA_DIR: "/srv/d", KEYS_DIR: "/srv/d/keys" }],
  ["KEYS_DIR", { DATA_DIR: "/srv/d", KEYS_DIR: "/srv/d" }],
  ["DATA_KEYS", { DATA_KEYS: "short" }],
  ["DATA_KEYS", { DATABASE_URL: outside.DATABASE_URL }],
  ["DATABASE_URL", { ...outside, DATABASE_URL: "mysql://a@b/c" }],
  ["DATABASE_URL", { ...outside, DATABASE_URL: "postgres://db.example" }],
  ["DEMO_NOW", { DEMO_NOW: "2026-06-11T08:42:00" }],
  ["DEMO_NOW", { ...outside, DEMO_NOW: "2026-06-11T08:42:00Z" }],
  ["DEMO_PLANT", { DEMO_PLANT: "two words" }],
  ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
  ["POOL_SIZE", { POOL_SIZE: "many" }],
  ["POOL_SIZE", { POOL_SIZE: "0" }],
  ["NEXTAUTH_URL", { NEXTAUTH_URL: "clinic.example" }],
  ["NEXTAUTH_URL", { NEXTAUTH_URL: "ftp://clinic.example" }],
  ["SMTP_URL", { ...mail, SMTP_URL: "mail.example" }],
  ["SMTP_URL", { ...mail, SMTP_URL: "http://mail.example" }],
  ["SMTP_URL", { ...mail, SMTP_URL: "smtps://mail.example:465?tls.rejectUnauthorized=false" }],
  ["SMTP_URL", { ...mail, SMTP_URL: "smtps://mail.example:465/?" }],
  ["SMTP_URL", { ...mail, SMTP_URL: "smtps://desk@mail.example" }],
  ["SMTP_URL", { MAIL_FROM: mail.MAIL_FROM }],
  ["MAIL_FROM", { SMTP_URL: mail.SMTP_URL }],
  ["MAIL_FROM", { ...mail, MAIL_FROM: "Linden" }],
  ["MAIL_FROM", { ...mail, MAIL_FROM: "a@linden.example, b@linden.example" }],
  ["MAIL_FROM", { ...mail, MAIL_FROM: "Linden\r\nBcc: x <post@linden.example>" }],
  ["TWILIO_ACCOUNT_SID", { ...sms, TWILIO_ACCOUNT_SID: "AC12" }],
  ["TWILIO_ACCOUNT_SID", { ...sms, TWILIO_ACCOUNT_SID: "" }],
  ["TWILIO_AUTH_TOKEN", { ...sms, TWILIO_AUTH_TOKEN: "two words" }],
  ["TWILIO_AUTH_TOKEN", { TWILIO_FROM: sms.TWILIO_FROM }],
  ["TWILIO_FROM", { ...sms, TWILIO_FROM: "0123456789" }],
  ["TWILIO_FROM", { TWILIO_AUTH_TOKEN: "token", TWILIO_ACCOUNT_SID: sms.TWILIO_ACCOUNT_SID }],
  ["TWILIO_URL", { TWILIO_URL: "http://api.twilio.com" }],
  ["TWILIO_URL", { TWILIO_URL: "https://user:word@api.twilio.com" }],
  ["TWILIO_URL", { TWILIO_URL: "https://api.twilio.com/v1" }],
])("a wrong %s is refused by its name", ([name, given]) => {
  expect(() => readEnv(given)).toThrow(new RegExp(`(^|; )${name} `));
});

test("a process that reads one variable has the same default, is refused by its name, and minds no other", () => {
  for (const name of ["POOL_SIZE", "LOG_LEVEL"] as const)
    expect(readVariable(name, {})).toBe(readEnv({})[name]);
  expect(readEnv({})).toMatchObject({ POOL_SIZE: 8, LOG_LEVEL: "warn" });
  expect(readVariable("POOL_SIZE", { POOL_SIZE: "3", PORT: "eighty" })).toBe(3);
  expect(() => readVariable("POOL_SIZE", { POOL_SIZE: "-1" })).toThrow(/^POOL_SIZE /);
});

test("a folder beside the data folder with a like name may hold the keys", () => {
  expect(readEnv({ DATA_DIR: "/srv/d", KEYS_DIR: "/srv/d-keys" }).KEYS_DIR).toBe("/srv/d-keys");
});

test("right values are read", () => {
  expect(readEnv({ DEMO_NOW: "2022-01-03T05:00:00-05:00" }).DEMO_NOW?.toString()).toBe(
    "2022-01-03T10:00:00Z",
  );
  expect(readEnv({ NEXTAUTH_URL: "https://clinic.example" }).NEXTAUTH_URL).toBe("https://clinic.example");
  expect(readEnv(outside).DATABASE_URL).toBe(outside.DATABASE_URL);
});

test("mail and SMS are set up each for themselves, or not at all", () => {
  expect(readEnv({})).toMatchObject({ TWILIO_URL: "https://api.twilio.com" });
  expect(readEnv({}).SMTP_URL).toBeUndefined();
  expect(readEnv(mail)).toMatchObject(mail);
  expect(readEnv({ ...mail, SMTP_URL: "smtps://mail.example" }).SMTP_URL).toBe("smtps://mail.example");
  expect(readEnv({ ...sms, TWILIO_URL: "http://127.0.0.1:4010" })).toMatchObject(sms);
  expect(readEnv({ ...sms, TWILIO_FROM: `MG${"a".repeat(32)}` }).TWILIO_FROM).toMatch(/^MG/);
});
