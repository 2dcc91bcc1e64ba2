import { announce } from "#server/kernel/live.ts";
import { answerLink } from "#server/messaging/index.ts";
import type { Answer } from "#server/messaging/link-schemas.ts";

// The page behind a message's link: nobody is signed in there, the link is all that speaks for her.
export { openLink } from "#server/messaging/index.ts";

type Said = { requestId: string; token: string; answer: Answer; address: string };

/** Takes the one answer of a link, and tells open boards of it; whether it was taken. */
export async function sayToLink({ requestId, token, answer, address }: Said): Promise<boolean> {
  const practiceId = await answerLink(requestId, token, answer, address);
  if (practiceId) announce(practiceId);
  return practiceId !== null;
}
