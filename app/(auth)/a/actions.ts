"use server";

import { getAddress } from "#app/_session/client-address.ts";
import { getRequestId } from "#app/_session/session.ts";
import { sayToLink } from "#server/api/links.ts";
import { Answer } from "#server/messaging/link-schemas.ts";

/** What came of an answer: taken, or the link takes none any more. */
export type Said = Answer | "gone" | null;

/** The one answer of a link. */
export async function sayToTime(token: string, _: Said, form: FormData): Promise<Said> {
  const [requestId, address] = await Promise.all([getRequestId(), getAddress()]);
  const answer = Answer.safeParse(form.get("answer"));
  if (!answer.success) return null;
  const taken = await sayToLink({ requestId, token, answer: answer.data, address });
  return taken ? answer.data : "gone";
}
