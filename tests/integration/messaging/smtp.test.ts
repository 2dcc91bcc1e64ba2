import { hostname } from "node:os";
import { expect, onTestFinished, test } from "vitest";
import type { Outgoing } from "#server/messaging/channels/channel.ts";
import { type SmtpOptions, smtpChannel } from "#server/messaging/channels/smtp.ts";
import { certificate, type Letter, mailServer, nobody, oddServer, type Said } from "./mail-server.ts";

const from = { name: "Linden", address: "post@linden.example" };
const letter: Outgoing = {
  practiceId: "0199f3c2-7d1e-7000-8000-00000000000a",
  messageId: "0199f3c2-7d1e-7000-8000-000000000001",
  to: "her@home.example",
  subject: "A time is kept for you",
  text: "Tuesday, 10:30.\n.\nSign in to read more.",
};

function channel(url: string, more: Partial<SmtpOptions> = {}) {
  // Whoever answers is waited for on a busy machine too; who hangs is given less by the test that hangs.
  const patience = { connect: 20_000, answer: 20_000, whole: 25_000 };
  const made = smtpChannel({ url, from, ca: certificate, patience, ...more });
  onTestFinished(() => made.end());
  return made;
}

const failing = (responseCode: number, words = "5.1.1 her@home.example is not here") =>
  Object.assign(new Error(words), { responseCode });

/** The head of a letter with its lines unfolded, and its text decoded. */
function opened({ raw }: Letter) {
  const end = raw.indexOf("\r\n\r\n");
  const lines = raw.slice(0, end).replaceAll(/\r\n[ \t]+/g, " ");
  const head = Object.fromEntries(lines.split("\r\n").map((line) => line.split(/: (.*)/s, 2)));
  const body = raw.slice(end + 4);
  const by = head["Content-Transfer-Encoding"];
  const bytes = (text: string) =>
    Buffer.from(
      text.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
      "latin1",
    );
  if (by === "base64") return { head, body: Buffer.from(body, "base64").toString() };
  return { head, body: by === "quoted-printable" ? bytes(body.replaceAll("=\r\n", "")).toString() : body };
}
const subjectOf = (head: Record<string, string>) =>
  (head.Subject ?? "")
    .replaceAll("?= =?", "?==?")
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, part) => Buffer.from(part, "base64").toString());

test.for(["STARTTLS", "TLS"])("a letter over %s has the head of a mail and nothing more", async (way) => {
  const server = await mailServer({ secure: way === "TLS" });
  const before = Date.now();
  expect(await channel(server.url).send(letter)).toEqual({
    kind: "accepted",
    providerId: `${letter.messageId}@linden.example`,
  });
  const [one] = server.letters;
  if (!one) throw new Error("nothing came");
  const { head, body } = opened(one);
  expect(head).toEqual({
    From: "Linden <post@linden.example>",
    To: "her@home.example",
    Subject: "A time is kept for you",
    "Message-ID": `<${letter.messageId}@linden.example>`,
    Date: expect.stringMatching(/ \+0000$/),
    "Auto-Submitted": "auto-generated",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "7bit",
  });
  expect(Math.abs(Date.parse(head.Date ?? "") - before)).toBeLessThan(60_000);
  expect(body).toBe(`${letter.text.replaceAll("\n", "\r\n")}\r\n`);
  const { secure, hostNameAppearsAs, user } = one.session;
  expect({ secure, hostNameAppearsAs, user }).toEqual({
    secure: true,
    hostNameAppearsAs: "linden.example",
    user: "desk@linden",
  });
  expect(one.envelope).toMatchObject({
    mailFrom: { address: from.address },
    rcptTo: [{ address: letter.to }],
  });
  for (const word of [hostname(), "desk", "pass", "odemailer", "X-"]) expect(one.raw).not.toContain(word);
});

test.for([
  ["Élan, 10:30 🙂 مرحبا", "Bonjour à vous, à 10:30.\nÀ bientôt 🙂"],
  ["مرحبا", "مرحبا بك، الثلاثاء 🙂"],
  ["A line", `Read more: https://linden.example/${"way/".repeat(60)}end, if you like.`],
])(
  "letters of every alphabet and long lines arrive as they were written: %s",
  async ([subject = "", text = ""]) => {
    const server = await mailServer();
    expect(await channel(server.url).send({ ...letter, subject, text })).toMatchObject({ kind: "accepted" });
    const [one] = server.letters;
    if (!one) throw new Error("nothing came");
    const { head, body } = opened(one);
    expect(one.raw).toMatch(/^[\s!-~]*$/);
    expect(subjectOf(head)).toBe(subject);
    const flowed = head["Content-Type"]?.includes("format=flowed");
    expect((flowed ? body.replaceAll(" \r\n", " ") : body).trimEnd()).toBe(text.replaceAll("\n", "\r\n"));
  },
);

test("a subject cannot begin a line of its own, and a letter without one has none", async () => {
  const server = await mailServer();
  const mail = channel(server.url);
  const subject = "Hello\r\nBcc: all@home.example\n\nand\u2028more\u0000";
  expect(await mail.send({ ...letter, subject })).toMatchObject({ kind: "accepted" });
  expect(await mail.send({ ...letter, subject: null })).toMatchObject({ kind: "accepted" });
  const [one, other] = server.letters.map(opened);
  expect(one?.head).not.toHaveProperty("Bcc");
  expect(one?.head.Subject).toBe("Hello Bcc: all@home.example and more");
  expect(other?.head.Subject ?? "").toBe("");
  expect(server.letters.every(({ envelope }) => envelope.rcptTo.length === 1)).toBe(true);
});

test.for([
  "",
  "her",
  "her@home.example, him@home.example",
  "her@home.example\r\nRCPT TO:<him@home.example>",
  "her@home.example\n",
  "Her <her@home.example>",
  "<her@home.example>",
  "group: her@home.example;",
])("%j is no address, and nobody is called for it", async (to) => {
  const server = await mailServer();
  expect(await channel(server.url).send({ ...letter, to })).toEqual({
    kind: "refused",
    reason: "noSuchAddress",
  });
  expect(server.calls.count).toBe(0);
});

test("letters share a line, and each may be refused for itself", async () => {
  const server = await mailServer({
    onRcptTo: ({ address }, _session, callback) => callback(address.startsWith("no") ? failing(550) : null),
  });
  const mail = channel(server.url);
  const kinds = [];
  for (const to of ["her@home.example", "no@home.example", "him@home.example", "our@home.example"])
    kinds.push((await mail.send({ ...letter, to })).kind);
  expect(kinds).toEqual(["accepted", "refused", "accepted", "accepted"]);
  expect(server.calls.count).toBeLessThan(3);
  expect(await mail.find(letter, Temporal.Instant.from("2026-06-11T08:42:00Z"))).toBeNull();
});

test.for<[string, Parameters<typeof mailServer>[0], object]>([
  ["does not greet", { onConnect: (_s, callback) => callback(failing(554)) }, { kind: "later" }],
  ["knows no EHLO", { disabledCommands: ["EHLO"] }, { kind: "later" }],
  ["has no STARTTLS", { disabledCommands: ["STARTTLS"], authOptional: true }, { kind: "later" }],
  ["hides STARTTLS", { hideSTARTTLS: true, disabledCommands: ["STARTTLS"] }, { kind: "later" }],
  ["does not know us", { onAuth: (_a, _s, callback) => callback(new Error("no")) }, { kind: "later" }],
  [
    "takes no mail from us",
    { onMailFrom: (_a, _s, callback) => callback(failing(550)) },
    { kind: "refused", reason: "rejected" },
  ],
  ["cannot take mail now", { onMailFrom: (_a, _s, callback) => callback(failing(451)) }, { kind: "later" }],
  ...([550, 551, 553] as const).map((code): [string, Parameters<typeof mailServer>[0], object] => [
    `knows no such mailbox (${code})`,
    { onRcptTo: (_a, _s, callback) => callback(failing(code)) },
    { kind: "refused", reason: "noSuchAddress" },
  ]),
  [
    "knows no such mailbox, without pipelining",
    { hidePIPELINING: true, onRcptTo: (_a, _s, callback) => callback(failing(550)) },
    { kind: "refused", reason: "noSuchAddress" },
  ],
  [
    "refuses by a rule",
    { onRcptTo: (_a, _s, callback) => callback(failing(550, "5.7.1 her@home.example")) },
    { kind: "refused", reason: "rejected" },
  ],
  [
    "has a full mailbox",
    { onRcptTo: (_a, _s, callback) => callback(failing(552)) },
    { kind: "refused", reason: "rejected" },
  ],
  ["greylists", { onRcptTo: (_a, _s, callback) => callback(failing(450)) }, { kind: "later" }],
  [
    "refuses what it read",
    { onData: (stream, _s, callback) => void stream.resume().on("end", () => callback(failing(554))) },
    { kind: "refused", reason: "rejected" },
  ],
  [
    "cannot keep what it read",
    { onData: (stream, _s, callback) => void stream.resume().on("end", () => callback(failing(452))) },
    { kind: "later" },
  ],
])("a server that %s", async ([, options, said]) => {
  const server = await mailServer(options);
  const outcome = await channel(server.url).send(letter);
  expect(outcome).toMatchObject(said);
  expect(JSON.stringify(outcome)).not.toMatch(/home\.example|desk|pass/);
  expect(server.letters).toEqual([]);
  expect(server.calls.count).toBe(1);
});

const hang = () => undefined;
const cut = (_socket: unknown, end: () => void) => end();
test.for<[string, Said, string]>([
  ["hangs before it greets", { HELLO: hang }, "later"],
  ["goes before it greets", { HELLO: cut }, "later"],
  ["closes at the greeting", { HELLO: "421 not now\r\n" }, "later"],
  ["speaks another tongue", { HELLO: "HTTP/1.1 400 Bad Request\r\n" }, "later"],
  ["hangs at EHLO", { EHLO: hang }, "later"],
  ["goes at EHLO", { EHLO: cut }, "later"],
  ["closes at EHLO", { EHLO: "421 not now\r\n" }, "later"],
  ["hangs at AUTH", { AUTH: hang }, "later"],
  ["goes at AUTH", { AUTH: cut }, "later"],
  ["cannot tell who we are", { AUTH: "454 later\r\n" }, "later"],
  ["hangs at MAIL", { MAIL: hang }, "later"],
  ["goes at MAIL", { MAIL: cut }, "later"],
  ["closes at MAIL", { MAIL: "421 not now\r\n" }, "later"],
  ["wants a sign-in at MAIL", { MAIL: "530 5.7.0 who are you\r\n" }, "later"],
  ["hangs at RCPT", { RCPT: hang }, "later"],
  ["goes at RCPT", { RCPT: cut }, "later"],
  ["hangs at DATA", { DATA: hang }, "later"],
  ["goes at DATA", { DATA: cut }, "later"],
  ["closes at DATA", { DATA: "421 not now\r\n" }, "later"],
  ["cannot take data", { DATA: "451 no room\r\n" }, "later"],
  ["wants no data", { DATA: "554 no\r\n" }, "refused"],
  ["hangs after the dot", { DOT: hang }, "unknown"],
  ["goes after the dot", { DOT: cut }, "unknown"],
  ["ends its half after the dot", { DOT: (socket) => void socket.end() }, "unknown"],
  ["goes in the middle of its answer", { DOT: (socket) => void socket.end("250 ta") }, "unknown"],
  ["refuses in half a line", { DOT: (socket) => void socket.end("554 not") }, "unknown"],
  ["goes between the lines of a refusal", { DOT: (socket) => void socket.end("554-not\r\n") }, "unknown"],
  ["answers the dot with a question", { DOT: "354 more\r\n" }, "unknown"],
  ["answers the dot with noise", { DOT: "what\r\n" }, "unknown"],
  ["closes after the dot, and says that it took nothing", { DOT: "421 not now\r\n" }, "later"],
  ["is out of step after the dot", { DOT: "503 what\r\n" }, "later"],
  ["refuses after the dot", { DOT: "550 5.7.1 no\r\n" }, "refused"],
  ["takes it, and goes", { DOT: (socket) => void socket.end("250 taken\r\n") }, "accepted"],
])("a server that %s: it is heard once, and never again", async ([, said, kind]) => {
  const server = await oddServer(said);
  const hangs = Object.values(said).includes(hang);
  const mail = channel(
    server.url,
    hangs ? { patience: { connect: 2_000, answer: 2_000, whole: 20_000 } } : {},
  );
  expect((await mail.send(letter)).kind).toBe(kind);
  await mail.end();
  expect(server.calls.count).toBe(1);
  expect(server.heard.filter((step) => step === "DOT").length).toBe("DOT" in said ? 1 : 0);
});

test("a letter of which a part never left was surely not taken", async () => {
  const server = await oddServer({
    DATA: (socket, end) => {
      socket.pause();
      socket.write("354 go on\r\n");
      setTimeout(end, 200);
    },
  });
  const text = `${"x".repeat(60)}\n`.repeat(400_000);
  expect((await channel(server.url).send({ ...letter, text })).kind).toBe("later");
});

test("a server that answers by drops is left after a while", async () => {
  const patience = { connect: 5_000, answer: 2_000, whole: 5_000 };
  const drop = (socket: { write(text: string): unknown; on(event: "close", then: () => void): unknown }) => {
    const dropping = setInterval(() => socket.write("250-wait\r\n"), 100);
    socket.on("close", () => clearInterval(dropping));
  };
  const before = await oddServer({ RCPT: drop });
  expect((await channel(before.url, { patience }).send(letter)).kind).toBe("later");
  const after = await oddServer({ DOT: drop });
  expect((await channel(after.url, { patience }).send(letter)).kind).toBe("unknown");
  expect(after.calls.count).toBe(1);
});

test("a line that was closed while it stood idle is made anew at the next attempt", async () => {
  const server = await mailServer();
  const mail = channel(server.url);
  expect((await mail.send(letter)).kind).toBe("accepted");
  server.cut();
  const again = { ...letter, messageId: "0199f3c2-7d1e-7000-8000-000000000002" };
  let outcome = await mail.send(again);
  if (outcome.kind === "later") outcome = await mail.send(again);
  expect(outcome.kind).toBe("accepted");
  expect(server.letters.length).toBe(2);
});

test("nobody there, another's certificate, and one that nobody vouches for: later, and not a word was said", async () => {
  expect((await channel(`smtp://localhost:${await nobody()}`).send(letter)).kind).toBe("later");
  expect((await channel("smtp://nowhere.invalid:587").send(letter)).kind).toBe("later");
  for (const secure of [true, false]) {
    const heard: unknown[] = [];
    const server = await mailServer({ secure, onAuth: (auth) => void heard.push(auth) });
    const other = server.url.replace("localhost", "127.0.0.1");
    expect((await channel(other).send(letter)).kind).toBe("later");
    expect((await smtpChannel({ url: server.url, from }).send(letter)).kind).toBe("later");
    expect(server.calls.count).toBe(2);
    expect([heard, server.letters]).toEqual([[], []]);
  }
});

test("the end waits for what is on its way", async () => {
  const server = await mailServer();
  const mail = channel(server.url);
  const sent = mail.send(letter);
  while (server.calls.count === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await mail.end();
  expect((await sent).kind).toBe("accepted");
  expect((await mail.send(letter)).kind).toBe("later");
});
