import { invalid } from "#server/kernel/index.ts";

/** The form's own words around the file. */
const SLACK = 64 * 1024;

type Most = { bytes: number; megabytes: number };

/**
 * A form with one file, of which no more is ever held than may be kept: it stops at the first byte too many, whatever was said about its length. BAD_REQUEST at `file`: `paperTooLarge`,
 * `paperBrokeOff` for what is no whole form, `fileMissing`.
 */
export async function readForm(request: Request, most: Most): Promise<{ form: FormData; file: File }> {
  const tooLarge = () => invalid("file", "paperTooLarge", { megabytes: most.megabytes });
  if (Number(request.headers.get("content-length") ?? 0) > most.bytes + SLACK) throw tooLarge();
  let read = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, to) => {
      read += chunk.byteLength;
      if (read > most.bytes + SLACK) to.error(new Error("too large"));
      else to.enqueue(chunk);
    },
  });
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  const form = await new Response(request.body?.pipeThrough(limit) ?? null, { headers })
    .formData()
    .catch(() => {
      throw read > most.bytes + SLACK ? tooLarge() : invalid("file", "paperBrokeOff");
    });
  const file = form.get("file");
  if (!(file instanceof File) || (file.name === "" && file.size === 0)) throw invalid("file", "fileMissing");
  if (file.size > most.bytes) throw tooLarge();
  return { form, file };
}
