import { readVariable } from "#server/kernel/env.ts";
import { origin } from "#server/kernel/origin.ts";
import { isFromTwilio } from "./rules/twilio-signature.ts";

/** Whether texts can be heard at all: without its token nobody can tell who brings them. */
export const canHear = (): boolean => readVariable("TWILIO_AUTH_TOKEN") !== undefined;

/** Whether Twilio has signed this form for this address of ours, as it was given it. `path`: without a query, which ours has none of. */
export function isSigned(path: string, signature: string | null, form: URLSearchParams): boolean {
  const token = readVariable("TWILIO_AUTH_TOKEN");
  return (
    token !== undefined &&
    signature !== null &&
    isFromTwilio(signature, { url: `${origin()}${path}`, form }, token)
  );
}
