import { hearReply } from "#server/api/texts.ts";
import { announce } from "#server/kernel/live.ts";
import { HeardText } from "#server/messaging/message-schemas.ts";
import { noWords, refusal, signedForm } from "./_parts/signed-form.ts";

/** A text that came back, as Twilio brings it. Who brings it unsigned learns nothing; who brings it twice changes nothing. */
export async function POST(request: Request): Promise<Response> {
  const form = await signedForm(request);
  if (form instanceof Response) return form;
  const heard = HeardText.safeParse({
    from: form.get("From"),
    body: form.get("Body") ?? "",
    providerId: form.get("MessageSid"),
  });
  if (!heard.success) return refusal(400);
  const practices = await hearReply(request.headers.get("x-request-id") ?? crypto.randomUUID(), heard.data);
  for (const practiceId of practices) announce(practiceId);
  return noWords();
}
