import { expect, test } from "vitest";
import { breaches, type Law, laws } from "#scripts/check/law-book.ts";

const law = (name: string): Law => {
  const found = laws.find((one) => one.name === name);
  if (!found) throw new Error(`no law ${name}`);
  return found;
};
const said = (name: string, file: string, text: string) =>
  breaches(law(name), file, text).map((one) => `${one.line} ${one.said}`);

test.each([
  ["no SQL from strings", "server/x/y.ts", "await tx.sql.unsafe(text)", ".unsafe"],
  ["no SQL from strings", "server/x/y.ts", "db.execute(sql.raw(text))", "sql.raw"],
  ["no SQL from strings", "app/x.ts", 'import { Client } from "pg";', 'from "pg"'],
  [
    "no SQL from strings",
    "server/x/y.ts",
    "sql([text] as unknown as TemplateStringsArray)",
    "TemplateStringsArray",
  ],
  ["no clock in the product", "server/x/y.ts", "const at = new Date();", "new Date()"],
  ["no clock in the product", "app/x.tsx", "useState(Date.now())", "Date.now"],
  ["no clock in the product", "server/x/y.ts", "Temporal.Now.instant()", "Temporal.Now"],
  ["no clock of the database", "server/x/y.ts", "tx.sql`select now()`", "now()"],
  ["no clock of the database", "db/migrations/0009.sql", "SELECT CURRENT_DATE;", "CURRENT_DATE"],
  ["rules are pure", "server/x/rules/y.ts", "if (process.env.X) return", "process."],
  ["rules are pure", "server/x/rules/y.ts", "Math.random() < 0.5", "Math.random"],
  ["one spelling of an id", "server/x/schemas.ts", "z.object({ patientId: z.uuid() })", ".uuid()"],
  ["no colours or pixels outside the tokens", "app/_ui/x.css", "a { color: #1a2b3c; }", "#1a2b3c"],
  ["no colours or pixels outside the tokens", "app/_ui/x.css", "a { inset: 1.5px; }", "1.5px"],
  ["no colours or pixels outside the tokens", "app/_ui/x.css", "a { color:white; }", "white"],
  ["no colours or pixels outside the tokens", "app/x.tsx", 'style={{ color: "rgb(1 2 3)" }}', "rgb("],
  ["no page is fetched before it is asked for", "app/x.tsx", '<Link href="/today">', "<Link"],
])("%s: %s is refused for %s", (name, file, text, words) => {
  expect(said(name, file, `\n${text}`)).toEqual([`2 ${words}`]);
});

test.each([
  ["no SQL from strings", "server/x/y.ts", "tx.sql`select a from x`"],
  ["no SQL from strings", "db/client.ts", "session.unsafe(built)"],
  ["no clock in the product", "server/x/y.ts", "new Date(text) // not new Date()"],
  ["no clock of the database", "server/x/y.ts", "select app_now()"],
  ["no clock of the database", "db/migrations/0009.sql", "-- never now()\nselect 1;"],
  ["no colours or pixels outside the tokens", "app/x.tsx", 'import { a } from "#app/x.ts"; // 3px'],
  [
    "no colours or pixels outside the tokens",
    "app/_ui/x.css",
    ".nowrap { white-space: nowrap; inset: 1rem; }",
  ],
  ["no colours or pixels outside the tokens", "app/_ui/tokens.css", "--x: 1px;"],
  ["no page is fetched before it is asked for", "app/x.tsx", '<Link\n href="/today"\n prefetch={false}>'],
])("%s: %s may say %s", (name, file, text) => {
  expect(said(name, file, text)).toEqual([]);
});
