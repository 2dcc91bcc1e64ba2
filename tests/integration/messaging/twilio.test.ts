import { readFileSync } from "node:fs";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { Outgoing } from "#server/messaging/channels/channel.ts";
import { openChannels } from "#server/messaging/channels/index.ts";
import { type TwilioOptions, twilioChannel } from "#server/messaging/channels/twilio.ts";
import { nobody } from "./mail-server.ts";
import { account, type Row, refuses, says, smsServer } from "./sms-server.ts";

const from = "+33100000000";
const service = `MG${"b".repeat(32)}`;
const message: Outgoing = {
  practiceId: "0199f3c2-7d1e-7000-8000-00000000000a",
  messageId: "0199f3c2-7d1e-7000-8000-000000000001",
  to: "+33612345678",
  subject: null,
  text: "Élan & more: 10:30 + €5\nSign in.",
};
const channel = (url: string, more: Partial<TwilioOptions> = {}) =>
  twilioChannel({ url, ...account, from, patience: 3_000, ...more });
const now = () => Temporal.Now.instant();

test("a message is sent as Twilio wants it, and nothing more with it", async () => {
  const peer = await smsServer();
  expect(await channel(peer.url).send(message)).toEqual({
    kind: "accepted",
    providerId: `SM${"0".repeat(31)}1`,
  });
  const [one] = peer.heard;
  expect(one?.form).toEqual({ To: message.to, From: from, Body: message.text });
  expect(one?.headers["content-type"]).toMatch(/^application\/x-www-form-urlencoded/);
  expect(JSON.stringify(one)).not.toContain(message.messageId);
});

test("a service takes the place of the number, and is told where to say what becomes of it", async () => {
  const peer = await smsServer();
  const statusCallback = ({ messageId }: Outgoing) => `https://linden.example/api/sms/${messageId}`;
  expect(await channel(peer.url, { from: service, statusCallback }).send(message)).toMatchObject({
    kind: "accepted",
  });
  expect(peer.heard[0]?.form).toEqual({
    To: message.to,
    MessagingServiceSid: service,
    Body: message.text,
    StatusCallback: `https://linden.example/api/sms/${message.messageId}`,
  });
  const near = channel(peer.url, { statusCallback: ({ messageId }) => `http://localhost:3000/${messageId}` });
  expect(await near.send(message)).toMatchObject({ kind: "accepted" });
  expect(peer.heard[1]?.form).not.toHaveProperty("StatusCallback");
});

test.for([
  "",
  "0612345678",
  "33612345678",
  "+33 6 12 34 56 78",
  "+0612345678",
  "whatsapp:+33612345678",
  "+33612345678\n",
])("%j is no whole number, and does not leave", async (to) => {
  const peer = await smsServer();
  expect(await channel(peer.url).send({ ...message, to })).toEqual({
    kind: "refused",
    reason: "noSuchAddress",
  });
  expect(peer.heard).toEqual([]);
});

test.for<[string, Parameters<typeof smsServer>[0] & object, object]>([
  ["is asked too much", { send: refuses(429, 20429) }, { kind: "later", reason: "429 20429" }],
  ["fails", { send: refuses(500, 20500) }, { kind: "unknown" }],
  ["is not there behind its gate", { send: says(503, "<html>") }, { kind: "unknown" }],
  ["waits too long for itself", { send: says(504, null) }, { kind: "unknown" }],
  ["was left waiting", { send: says(408, null) }, { kind: "unknown" }],
  ["knows no such number", { send: refuses(400, 21211) }, { kind: "refused", reason: "noSuchAddress" }],
  ["knows it as a landline", { send: refuses(400, 21614) }, { kind: "refused", reason: "noSuchAddress" }],
  ["was told STOP", { send: refuses(400, 21610) }, { kind: "refused", reason: "stopped" }],
  ["finds it too long", { send: refuses(400, 21617) }, { kind: "refused", reason: "rejected" }],
  ["does not know our number", { send: refuses(400, 21659) }, { kind: "later", reason: "400 21659" }],
  ["does not know us", { send: refuses(401, 20003) }, { kind: "later" }],
  ["forbids it to us", { send: refuses(403, 20403) }, { kind: "later" }],
  ["has moved", { send: refuses(404, 20404) }, { kind: "later" }],
  ["says no without being Twilio", { send: says(400, { error: "bad" }) }, { kind: "later" }],
  ["sends us on", { send: says(307, null, { location: "/elsewhere" }) }, { kind: "later" }],
  ["takes it without a word", { send: (response) => response.writeHead(201).end() }, { kind: "unknown" }],
  ["takes it, and gives no id", { send: says(201, { status: "queued" }) }, { kind: "unknown" }],
  ["hangs", { send: () => undefined }, { kind: "unknown" }],
  ["goes", { send: (_response, socket) => socket.destroy() }, { kind: "unknown" }],
  [
    "goes in the middle of its answer",
    { send: (response, socket) => response.writeHead(201).write('{"sid":', () => socket.destroy()) },
    { kind: "unknown" },
  ],
  [
    "hangs in the middle of its answer",
    { send: (response) => response.writeHead(201).write("{") },
    { kind: "unknown" },
  ],
])("a peer that %s is asked once", async ([, told, said]) => {
  const peer = await smsServer(told);
  const outcome = await channel(peer.url).send(message);
  expect(outcome).toMatchObject(said);
  expect(JSON.stringify(outcome)).not.toMatch(/\+33|token|Basic/);
  expect(peer.heard.length).toBe(1);
});

test("nobody there, no such place, and a certificate that nobody vouches for: surely not taken", async () => {
  expect(await channel(`http://127.0.0.1:${await nobody()}`).send(message)).toEqual({
    kind: "later",
    reason: "ECONNREFUSED",
  });
  expect(await channel("https://nowhere.invalid").send(message)).toMatchObject({ kind: "later" });
  const pem = (name: string) => readFileSync(new URL(`../../support/tls/${name}.pem`, import.meta.url));
  const heard: unknown[] = [];
  const server = createTlsServer({ key: pem("key"), cert: pem("certificate") }, (request) =>
    heard.push(request),
  );
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  expect(await channel(`https://localhost:${port}`).send(message)).toMatchObject({ kind: "later" });
  expect(heard).toEqual([]);
});

test("a message that was taken without an answer is found, by a number and by a service", async () => {
  for (const sender of [from, service]) {
    const peer = await smsServer({
      send: (_response, socket, take) => {
        take();
        socket.destroy();
      },
    });
    const sms = channel(peer.url, { from: sender });
    const since = now();
    expect((await sms.send(message)).kind).toBe("unknown");
    expect(await sms.find(message, since)).toEqual({ kind: "accepted", providerId: peer.rows[0]?.sid });
    expect(new URL(peer.heard[1]?.path ?? "", peer.url).searchParams.get("To")).toBe(message.to);
  }
});

test("a message that was not taken is absent, whatever else was sent", async () => {
  const peer = await smsServer();
  const sms = channel(peer.url);
  const since = now();
  expect(await sms.find(message, since)).toEqual({ kind: "absent" });
  peer.take({ To: message.to, From: from, Body: "Another word" });
  peer.take({ To: "+33699999999", From: from, Body: message.text });
  peer.take({ To: message.to, From: "+33199999999", Body: message.text });
  peer.take({ To: message.to, MessagingServiceSid: service, Body: message.text });
  const old = peer.take({ To: message.to, From: from, Body: message.text });
  old.date_created = "Thu, 11 Jun 2026 08:42:00 +0000";
  expect(await sms.find(message, since)).toEqual({ kind: "absent" });
});

test("of two with the same words it is the earlier; clocks may differ by seconds", async () => {
  const peer = await smsServer();
  const at = (row: Row, instant: string) =>
    Object.assign(row, { date_created: new Date(instant).toUTCString() });
  const same = { To: message.to, From: from, Body: message.text };
  at(peer.take(same), "2026-06-11T09:00:00Z");
  const first = at(peer.take(same), "2026-06-11T08:41:55Z");
  at(peer.take(same), "2026-06-11T08:41:30Z");
  expect(await channel(peer.url).find(message, Temporal.Instant.from("2026-06-11T08:42:00Z"))).toEqual({
    kind: "accepted",
    providerId: first.sid,
  });
});

test("nearly the same words are no answer: Twilio may have replaced signs, or put words before them", async () => {
  for (const body of ["Elan & more: 10:30 + €5 Sign in.", `Sent from a trial account - ${message.text}`]) {
    const peer = await smsServer();
    peer.take({ To: message.to, From: from, Body: body });
    expect(await channel(peer.url).find(message, now())).toBeNull();
  }
});

test("every page of the list is read, but not without end", async () => {
  const others = (peer: Awaited<ReturnType<typeof smsServer>>, count: number) => {
    for (let i = 0; i < count; i += 1) peer.take({ To: message.to, From: from, Body: `Another word ${i}` });
  };
  const peer = await smsServer({ perPage: 2 });
  others(peer, 9);
  const wanted = peer.take({ To: message.to, From: from, Body: message.text });
  others(peer, 3);
  expect(await channel(peer.url).find(message, now())).toEqual({ kind: "accepted", providerId: wanted.sid });
  expect(peer.heard.length).toBe(7);
  const long = await smsServer({ perPage: 2 });
  others(long, 40);
  expect(await channel(long.url).find(message, now())).toBeNull();
  expect(long.heard.length).toBe(10);
});

test("a list that cannot be read is no answer, and who we are is told to nobody else", async () => {
  const elsewhere = await smsServer();
  const answers = [
    refuses(429, 20429),
    refuses(500, 20500),
    refuses(401, 20003),
    says(200, { messages: [{ sid: 1 }] }),
    says(200, "noise"),
    says(307, null, { location: `${elsewhere.url}/` }),
    says(200, { messages: [], next_page_uri: `${elsewhere.url}/2010-04-01/more` }),
  ];
  for (const list of answers) {
    const peer = await smsServer({ list });
    expect(await channel(peer.url).find(message, now())).toBeNull();
  }
  const hanging = await smsServer({ list: () => undefined });
  expect(await channel(hanging.url).find(message, now())).toBeNull();
  expect(elsewhere.heard).toEqual([]);
});

test("the environment opens what it has set up, and nothing else", async () => {
  const TWILIO_URL = (await smsServer()).url;
  const none = { SMTP_URL: undefined, MAIL_FROM: undefined, TWILIO_ACCOUNT_SID: undefined } as const;
  const nothing = { ...none, TWILIO_AUTH_TOKEN: undefined, TWILIO_FROM: undefined, TWILIO_URL };
  expect(openChannels(nothing)).toEqual({ email: null, sms: null });
  const set = {
    TWILIO_ACCOUNT_SID: account.accountSid,
    TWILIO_AUTH_TOKEN: account.authToken,
    TWILIO_FROM: from,
  };
  const { email, sms } = openChannels({ ...nothing, ...set });
  expect(email).toBeNull();
  expect(await sms?.send(message)).toMatchObject({ kind: "accepted" });
  await sms?.end();
  const mail = openChannels({
    ...nothing,
    SMTP_URL: "smtp://localhost:1",
    MAIL_FROM: "Linden <post@linden.example>",
  });
  expect(mail.sms).toBeNull();
  expect(await mail.email?.send({ ...message, to: "her@home.example" })).toMatchObject({ kind: "later" });
  await mail.email?.end();
});
