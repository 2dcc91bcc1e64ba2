import { takeReceipt } from "#server/api/texts.ts";
import { announce } from "#server/kernel/live.ts";
import { HeardReceipt } from "#server/messaging/message-schemas.ts";
import { noWords, refusal, signedForm } from "../../_parts/signed-form.ts";

type Props = { params: Promise<{ practiceId: string; messageId: string }> };

/** What became of a message that Twilio took, as it says itself. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const form = await signedForm(request);
  if (form instanceof Response) return form;
  const heard = HeardReceipt.safeParse({
    ...(await params),
    providerId: form.get("MessageSid"),
    status: form.get("MessageStatus"),
    errorCode: form.get("ErrorCode") ?? "",
  });
  if (!heard.success) return refusal(400);
  const requestId = request.headers.get("x-request-id") ?? crypto.randomUUID();
  if (await takeReceipt(requestId, heard.data)) announce(heard.data.practiceId);
  return noWords();
}
