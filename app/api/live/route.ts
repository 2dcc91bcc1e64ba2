import { getSession } from "#app/_session/session.ts";
import { changesSoFar, onChange } from "#server/api/live.ts";

const ALIVE_MS = 20_000;
/** A stream lives no longer, so that whoever signed out or was shut out is asked for the session again. */
const LASTS_MS = 120_000;

/** Says that something of the practice has changed, never what: whoever listens asks for what she or he may see. For staff. */
export async function GET(request: Request): Promise<Response> {
  const { actor } = await getSession();
  if (actor?.viewer !== "staff") return new Response(null, { status: 401 });
  // Where the page stood, or where its last stream ended.
  const from = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("from");
  const stream = new ReadableStream<Uint8Array>({
    start: (to) => tell(to, actor.practiceId, from, request.signal),
  });
  const headers = { "content-type": "text/event-stream", "cache-control": "no-store, no-transform" };
  return new Response(stream, { headers: { ...headers, "x-accel-buffering": "no" } });
}

async function tell(
  to: ReadableStreamDefaultController<Uint8Array>,
  practiceId: string,
  from: string | null,
  gone: AbortSignal,
): Promise<void> {
  const encoder = new TextEncoder();
  let open = true;
  const say = (words: string) => {
    if (open) to.enqueue(encoder.encode(words));
  };
  const changed = async () => say(`id: ${await changesSoFar(practiceId)}\ndata: changed\n\n`);
  const stop = await onChange(practiceId, changed);
  const alive = setInterval(() => say(": here\n\n"), ALIVE_MS);
  const end = () => {
    if (!open) return;
    open = false;
    stop();
    clearInterval(alive);
    clearTimeout(over);
    to.close();
  };
  const over = setTimeout(end, LASTS_MS);
  gone.addEventListener("abort", end);
  const now = await changesSoFar(practiceId);
  say(`id: ${now}\nretry: 1000\n${from === now ? "" : "data: changed\n"}\n`);
  if (gone.aborted) end();
}
