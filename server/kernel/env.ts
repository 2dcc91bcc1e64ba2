import { resolve, sep } from "node:path";
import { z } from "zod";
import { Refusal } from "#db/embedded/refusal.ts";
import { parseDataKeys } from "./keys.ts";
import { parseMailbox } from "./mailbox.ts";

const given = (value: unknown) => (value === "" ? undefined : value);
const text = <T extends z.ZodType>(schema: T) => z.preprocess(given, schema);

const port = z.coerce
  .number("must be a port number, as 3000")
  .int("must be a port number, as 3000")
  .min(1, "must be between 1 and 65535")
  .max(65_535, "must be between 1 and 65535");

const databaseUrl = z.string().refine((value) => {
  const url = URL.parse(value);
  return (
    /^postgres(ql)?:$/.test(url?.protocol ?? "") && url?.hostname && url.pathname.length > 1 && url.username
  );
}, "must look like postgres://owner:password@host:5432/database");

const webAddress = z.string().refine((value) => {
  const url = URL.parse(value);
  return /^https?:$/.test(url?.protocol ?? "") && url?.hostname;
}, "must be the address that people type, as https://dayward.example");

/** Options in the address could turn the checks of the certificate off: it takes none. */
const mailServer = z.string().refine((value) => {
  const url = URL.parse(value);
  const plain = url && /^\/?$/.test(url.pathname) && !/[?#]|%(?![0-9a-f]{2})/i.test(value);
  return plain && /^smtps?:$/.test(url.protocol) && url.hostname && !url.username === !url.password;
}, "must look like smtp://user:password@mail.example:587 or smtps://user:password@mail.example:465");

const smsAddress = z.string().refine((value) => {
  const url = URL.parse(value);
  const plain = url && url.pathname === "/" && !url.username && !url.password && !/[?#]/.test(value);
  const near = url?.hostname === "localhost" || url?.hostname === "127.0.0.1";
  return plain && (url.protocol === "https:" || (near && url.protocol === "http:"));
}, "must be an address with https, as https://api.twilio.com");

const instant = z.string().transform((value, context) => {
  try {
    return Temporal.Instant.from(value);
  } catch {
    context.addIssue({
      code: "custom",
      message: "must be an instant with its offset, as 2026-06-11T08:42:00Z",
    });
    return z.NEVER;
  }
});

const keys = z.string().superRefine((value, context) => {
  try {
    parseDataKeys(value);
  } catch {
    context.addIssue({
      code: "custom",
      message: "must be id:base64,id:base64 with 32 bytes each, the current one first",
    });
  }
});

const variables = {
  PORT: text(port.default(3000)),
  /** Where the web server listens; behind a proxy on another machine: 0.0.0.0. */
  HOST: text(
    z
      .string()
      .regex(/^[\w.:-]+$/, "must be an address or a host's name")
      .default("127.0.0.1"),
  ),
  /** How many proxies of yours stand in front of the web server; only what they wrote into X-Forwarded-For is believed. */
  TRUSTED_PROXIES: text(
    z.coerce
      .number("must be a small number, as 1")
      .int("must be a small number, as 1")
      .min(0, "must be 0 or more")
      .max(5, "must be 5 or less")
      .default(0),
  ),
  DATA_DIR: text(z.string().default(".data")),
  KEYS_DIR: text(z.string().default(".keys")),
  DATA_KEYS: text(keys.optional()),
  DATABASE_URL: text(databaseUrl.optional()),
  DEMO_NOW: text(instant.optional()),
  DEMO_PLANT: text(
    z
      .string()
      .regex(/^[\p{L}\p{N}]{2,40}$/u, "must be one word of letters and digits")
      .optional(),
  ),
  LOG_LEVEL: text(
    z
      .enum(["silent", "error", "warn", "info", "debug"], "must be silent, error, warn, info or debug")
      .default("warn"),
  ),
  /** Connections of each viewer's own pool, in each process. */
  POOL_SIZE: text(
    z.coerce
      .number("must be a small number, as 8")
      .int("must be a small number, as 8")
      .min(1, "must be 1 or more")
      .max(100, "must be 100 or less")
      .default(8),
  ),
  NEXTAUTH_URL: text(webAddress.optional()),
  /** Without it and MAIL_FROM no e-mail is sent. */
  SMTP_URL: text(mailServer.optional()),
  MAIL_FROM: text(
    z
      .string()
      .refine((value) => parseMailbox(value), "must be an e-mail address, or Name <address>")
      .optional(),
  ),
  /** Without the three that follow no SMS is sent. */
  TWILIO_ACCOUNT_SID: text(
    z
      .string()
      .regex(/^AC[0-9a-f]{32}$/, "must be AC and 32 hexadecimal digits")
      .optional(),
  ),
  TWILIO_AUTH_TOKEN: text(
    z
      .string()
      .regex(/^[\x21-\x7e]+$/, "must be the token that Twilio shows")
      .optional(),
  ),
  TWILIO_FROM: text(
    z
      .string()
      .regex(
        /^(\+[1-9]\d{2,14}|MG[0-9a-f]{32})$/,
        "must be a number, as +33123456789, or a messaging service, MG and 32 hexadecimal digits",
      )
      .optional(),
  ),
  TWILIO_URL: text(smsAddress.default("https://api.twilio.com")),
};

/** Each of these is of use only with its others. */
const together = [
  ["SMTP_URL", "MAIL_FROM"],
  ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM"],
] as const;

const environment = z
  .object(variables)
  .transform((one) => ({ ...one, DATA_DIR: resolve(one.DATA_DIR), KEYS_DIR: resolve(one.KEYS_DIR) }))
  .superRefine((one, context) => {
    const wrong = (name: string, message: string) =>
      context.addIssue({ code: "custom", path: [name], message });
    if (`${one.KEYS_DIR}${sep}`.startsWith(`${one.DATA_DIR}${sep}`))
      wrong("KEYS_DIR", "must not lie in DATA_DIR: whoever copies the data would have the keys");
    if (one.DATABASE_URL && !one.DATA_KEYS) wrong("DATA_KEYS", "is required with DATABASE_URL");
    if (one.DATABASE_URL && one.DEMO_NOW)
      wrong("DEMO_NOW", "is refused with DATABASE_URL: real practices keep real time");
    for (const names of together) {
      const given = names.find((name) => one[name]);
      for (const name of given ? names : []) if (!one[name]) wrong(name, `is required with ${given}`);
    }
  });

export type Env = z.infer<typeof environment>;

/** The environment, read once. Throws a Refusal that names the variable. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  return parsed(environment, source);
}

/** One variable alone, for processes that were given no more than they need. Throws a Refusal that names it. */
export function readVariable<N extends keyof typeof variables>(
  name: N,
  source: Record<string, string | undefined> = process.env,
): z.output<(typeof variables)[N]> {
  return parsed<unknown>(variables[name], source[name], [name]) as z.output<(typeof variables)[N]>;
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, at: readonly string[] = []): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const lines = read.error.issues.map((issue) => `${[...at, ...issue.path].join(".")} ${issue.message}`);
  throw new Refusal(lines.join("; "), "Set it right, or leave it out for its default (README, Environment).");
}
