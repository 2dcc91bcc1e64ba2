import { canHear, isSigned } from "#server/api/texts.ts";

/** What Twilio sends fits many times over. */
const MOST = 16 * 1024;

/** The form, if Twilio has signed it for this address. Else why not, without a word: not set up, another form, too large, or not signed. */
export async function signedForm(request: Request): Promise<URLSearchParams | Response> {
  if (!canHear()) return refusal(404);
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") return refusal(415);
  const text = await readAtMost(request, MOST);
  if (text === null) return refusal(413);
  const form = new URLSearchParams(text);
  const { pathname } = new URL(request.url);
  return isSigned(pathname, request.headers.get("x-twilio-signature"), form) ? form : refusal(403);
}

export const refusal = (status: number): Response => new Response(null, { status });

/** Nothing is answered by text. */
export const noWords = (): Response =>
  new Response('<?xml version="1.0" encoding="UTF-8"?><Response/>', {
    headers: { "content-type": "text/xml; charset=utf-8" },
  });

/** The body, or null at the first byte too many, whatever was said about its length. */
async function readAtMost(request: Request, most: number): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > most) return null;
  let [read, text] = [0, ""];
  const decoder = new TextDecoder();
  const reader = request.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || !value) return text + decoder.decode();
    read += value.byteLength;
    if (read > most) {
      await reader?.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
