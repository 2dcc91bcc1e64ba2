import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { POST as takeReceipt } from "#app/api/sms/[practiceId]/[messageId]/route.ts";
import { POST as takeReply } from "#app/api/sms/route.ts";
import { account } from "./sms-server.ts";

/** As the world knows it: TLS ends at a proxy before it, and that is the address that is signed. */
export const known = "https://linden.example";

/** The product's own addresses for texts, on a port. */
export async function textDoor() {
  process.env.NEXTAUTH_URL = known;
  process.env.TWILIO_AUTH_TOKEN = account.authToken;
  const server = createServer(async (asked, response) => {
    const request = await requestOf(asked);
    const [, practiceId = "", messageId = ""] =
      /^\/api\/sms\/([^/]+)\/([^/]+)$/.exec(new URL(request.url).pathname) ?? [];
    const params = Promise.resolve({ practiceId, messageId });
    const answer = practiceId ? await takeReceipt(request, { params }) : await takeReply(request);
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => void server.close(() => resolve()));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function requestOf(asked: IncomingMessage): Promise<Request> {
  const body = await buffer(asked);
  const headers = Object.entries(asked.headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return new Request(`http://internal:3000${asked.url}`, { method: "POST", headers, body });
}

/** As Twilio signs: by its own words, not by ours. */
function signatureOf(url: string, form: Record<string, string>, token: string): string {
  const names = Object.keys(form).sort();
  const all = names.reduce((text, name) => text + name + form[name], url);
  return createHmac("sha1", token).update(Buffer.from(all, "utf8")).digest("base64");
}

type Posted = { signedFor?: string; token?: string; signature?: string | null; type?: string };

/** Twilio brings a form to the address that it was given. */
export async function bring(
  door: string,
  url: string,
  form: Record<string, string>,
  {
    signedFor = url,
    token = account.authToken,
    signature,
    type = "application/x-www-form-urlencoded",
  }: Posted = {},
) {
  const signed = signature === undefined ? signatureOf(signedFor, form, token) : signature;
  const answer = await fetch(url.replace(known, door), {
    method: "POST",
    headers: { "content-type": type, ...(signed !== null && { "x-twilio-signature": signed }) },
    body: new URLSearchParams(form).toString(),
  });
  return { status: answer.status, type: answer.headers.get("content-type"), said: await answer.text() };
}

let count = 0;
/** A text of somebody's, with an id of its own unless one is given. */
export const aText = (from: string, body: string, sid = `SM${String(++count).padStart(32, "f")}`) => ({
  MessageSid: sid,
  AccountSid: account.accountSid,
  From: from,
  To: "+33100000000",
  Body: body,
  NumMedia: "0",
});
export const writes = (door: string, from: string, body: string, sid?: string) =>
  bring(door, `${known}/api/sms`, aText(from, body, sid));
