import type { Channel, Outgoing } from "./channel.ts";
import { findListed } from "./twilio-find.ts";
import { ofAnswer, ofSilence } from "./twilio-outcome.ts";

export type TwilioOptions = {
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** A number (E.164), or a messaging service (`MG…`). */
  readonly from: string;
  /** Where Twilio tells what becomes of a message; left out where it is no https address. */
  readonly statusCallback?: (message: Outgoing) => string;
  /** Milliseconds for one request. */
  readonly patience?: number;
};

/** Only whole numbers go out: what Twilio would have to complete could reach somebody else. */
const wholeNumber = /^\+[1-9]\d{6,14}$/;

/** SMS by Twilio's API. It takes no id of ours, so what it left unanswered is looked for in its list. */
export function twilioChannel(options: TwilioOptions): Channel {
  const { accountSid, authToken, from, statusCallback, patience = 30_000 } = options;
  const messages = new URL(`/2010-04-01/Accounts/${accountSid}/Messages.json`, options.url);
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  const request = (url: URL, body: URLSearchParams | null) =>
    fetch(url, {
      ...(body && { method: "POST", body }),
      headers: { authorization, accept: "application/json" },
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    });

  /** A page of the list; only from the same house, since the request says who we are. */
  async function ask(path: string): Promise<unknown> {
    const url = new URL(path, messages);
    if (url.origin !== messages.origin) return null;
    const answer = await request(url, null);
    return answer.status === 200 ? answer.json() : null;
  }

  return {
    async send(message) {
      const { to, text } = message;
      if (!wholeNumber.test(to)) return { kind: "refused", reason: "noSuchAddress" };
      const form = new URLSearchParams({ To: to, Body: text });
      form.set(from.startsWith("MG") ? "MessagingServiceSid" : "From", from);
      const heard = statusCallback?.(message);
      if (heard?.startsWith("https://")) form.set("StatusCallback", heard);
      try {
        const answer = await request(messages, form);
        return ofAnswer(answer.status, await answer.json().catch(() => null));
      } catch (error) {
        return ofSilence(error);
      }
    },
    find: (message, since) => findListed(ask, from, message, since).catch(() => null),
    end: async () => undefined,
  };
}
