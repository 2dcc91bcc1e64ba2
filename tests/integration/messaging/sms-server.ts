import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

export const account = { accountSid: `AC${"a".repeat(32)}`, authToken: "the-token" };
const base = `/2010-04-01/Accounts/${account.accountSid}/Messages.json`;

export type Row = {
  sid: string;
  to: string;
  from: string | null;
  messaging_service_sid: string | null;
  body: string;
  date_created: string;
  date_sent: string | null;
  status: string;
};
type Heard = {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  form: Record<string, string>;
};
type Answer = (response: ServerResponse, socket: Socket, take: () => Row) => void;

export const says =
  (status: number, body: unknown, head: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { "content-type": "application/json", ...head }).end(JSON.stringify(body));

/** As Twilio says no: its code, and words that hold the number. */
export const refuses = (status: number, code: number) =>
  says(status, { code, message: "The number +33612345678 is not …", more_info: "https://…", status });

/** A peer that speaks Twilio's documented form: takes messages, lists them by pages of `perPage`, and answers otherwise where it is told to. */
export async function smsServer({
  send,
  list,
  perPage = 100,
}: {
  send?: Answer;
  list?: Answer;
  perPage?: number;
} = {}) {
  const heard: Heard[] = [];
  const rows: Row[] = [];
  const take = (form: Record<string, string>): Row => {
    const row = {
      sid: `SM${String(rows.length + 1).padStart(32, "0")}`,
      to: form.To ?? "",
      from: form.From ?? null,
      messaging_service_sid: form.MessagingServiceSid ?? null,
      body: form.Body ?? "",
      date_created: new Date(Math.floor(Date.now() / 1_000) * 1_000).toUTCString().replace("GMT", "+0000"),
      date_sent: null,
      status: "queued",
    };
    rows.push(row);
    return row;
  };
  const page = (url: URL) => {
    const at = Number(url.searchParams.get("Page") ?? 0);
    const mine = rows.filter((row) => row.to === url.searchParams.get("To"));
    const more = (at + 1) * perPage < mine.length;
    url.searchParams.set("Page", String(at + 1));
    return {
      messages: mine.slice(at * perPage, (at + 1) * perPage),
      next_page_uri: more ? `${url.pathname}${url.search}` : null,
    };
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "", "http://peer");
    const form = Object.fromEntries(new URLSearchParams(await text(request)));
    heard.push({
      method: request.method ?? "",
      path: url.pathname + url.search,
      headers: request.headers,
      form,
    });
    const known = `Basic ${btoa(`${account.accountSid}:${account.authToken}`)}`;
    if (request.headers.authorization !== known)
      return refuses(401, 20003)(response, request.socket, () => take(form));
    if (url.pathname !== base) return refuses(404, 20404)(response, request.socket, () => take(form));
    const told = request.method === "POST" ? send : list;
    if (told) return told(response, request.socket, () => take(form));
    says(request.method === "POST" ? 201 : 200, request.method === "POST" ? take(form) : page(url))(
      response,
      request.socket,
      () => take(form),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => void server.close(() => resolve()));
  });
  /** Where it was asked to say what becomes of a message that it took. */
  const statusCallback = (sid: string) =>
    heard[rows.findIndex((row) => row.sid === sid)]?.form.StatusCallback ?? "";
  return {
    heard,
    rows,
    take,
    statusCallback,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  };
}
