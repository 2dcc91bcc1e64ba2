import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether Twilio sent this form: its X-Twilio-Signature is made of the address as Twilio was given it, then each name and value in the order of the names.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function isFromTwilio(
  signature: string,
  sent: { readonly url: string; readonly form: Iterable<readonly [string, string]> },
  authToken: string,
): boolean {
  const asked = Buffer.from(signature);
  const right = Buffer.from(twilioSignature(sent.url, sent.form, authToken));
  return asked.length === right.length && timingSafeEqual(asked, right);
}

function twilioSignature(url: string, form: Iterable<readonly [string, string]>, authToken: string): string {
  const values = new Map<string, Set<string>>();
  for (const [name, value] of form) values.set(name, (values.get(name) ?? new Set()).add(value));
  const signed = [...values.keys()].sort().flatMap((name) => {
    const each = [...(values.get(name) ?? [])].sort();
    return each.map((value) => name + value);
  });
  return createHmac("sha1", authToken)
    .update(url + signed.join(""))
    .digest("base64");
}
