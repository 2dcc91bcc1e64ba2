import type { Env } from "#server/kernel/env.ts";
import { parseMailbox } from "#server/kernel/mailbox.ts";
import type { Channel } from "./channel.ts";
import { smtpChannel } from "./smtp.ts";
import { type TwilioOptions, twilioChannel } from "./twilio.ts";

type Given = Pick<
  Env,
  "SMTP_URL" | "MAIL_FROM" | "TWILIO_ACCOUNT_SID" | "TWILIO_AUTH_TOKEN" | "TWILIO_FROM" | "TWILIO_URL"
>;

/** The ways out of the house that the environment opens; null where one is not set up. `smsStatus`: where Twilio tells what becomes of a message. */
export function openChannels(
  env: Given,
  smsStatus?: TwilioOptions["statusCallback"],
): { email: Channel | null; sms: Channel | null } {
  const { SMTP_URL, TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM } = env;
  const from = parseMailbox(env.MAIL_FROM ?? "");
  const account = TWILIO_ACCOUNT_SID &&
    TWILIO_AUTH_TOKEN &&
    TWILIO_FROM && { accountSid: TWILIO_ACCOUNT_SID, authToken: TWILIO_AUTH_TOKEN, from: TWILIO_FROM };
  return {
    email: SMTP_URL && from ? smtpChannel({ url: SMTP_URL, from }) : null,
    sms: account
      ? twilioChannel({ url: env.TWILIO_URL, ...account, ...(smsStatus && { statusCallback: smsStatus }) })
      : null,
  };
}
