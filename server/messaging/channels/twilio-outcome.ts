import { z } from "zod";
import type { HandedOver } from "./channel.ts";

const Taken = z.object({ sid: z.string().min(1) });
const Wrong = z.object({ code: z.number() });

// https://www.twilio.com/docs/api/errors
const refusedFor = { 21211: "noSuchAddress", 21614: "noSuchAddress", 21610: "stopped" } as const;
/** Our number or service, or the address that is to hear of it: an operator must mend them, the message is not to blame. */
const oursToMend = new Set([21212, 21603, 21606, 21609, 21659, 21660, 21701, 21703]);

/** What Twilio's answer to a message says. Its words may hold a number: only its codes go further. */
export function ofAnswer(status: number, body: unknown): HandedOver {
  const code = Wrong.safeParse(body).data?.code;
  const reason = code ? `${status} ${code}` : `${status}`;
  if (status >= 200 && status < 300) {
    const taken = Taken.safeParse(body);
    return taken.success ? { kind: "accepted", providerId: taken.data.sid } : { kind: "unknown", reason };
  }
  // 408: a machine between us waited for what it may have handed on.
  if (status >= 500 || status === 408) return { kind: "unknown", reason };
  const refused = refusedFor[code as keyof typeof refusedFor];
  if (refused) return { kind: "refused", reason: refused };
  const mendable = !code || oursToMend.has(code) || [401, 403, 404, 429].includes(status) || status < 400;
  return mendable ? { kind: "later", reason } : { kind: "refused", reason: "rejected" };
}

/** A request that was not answered: surely not taken only when no connection came about. */
export function ofSilence(error: unknown): HandedOver {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const each = cause instanceof AggregateError ? cause.errors : [cause];
  const causes = each.map((one: { code?: unknown; syscall?: unknown; name?: unknown } | null) => ({
    code: String(typeof one?.code === "string" ? one.code : (one?.name ?? "no answer")),
    syscall: one?.syscall,
  }));
  const reason = causes[0]?.code ?? "no answer";
  const neverOut = causes.every(({ code, syscall }) => {
    const noLine = syscall === "connect" || syscall === "getaddrinfo" || code === "UND_ERR_CONNECT_TIMEOUT";
    return noLine || distrusted.test(code);
  });
  return neverOut && causes.length > 0 ? { kind: "later", reason } : { kind: "unknown", reason };
}

/** Their certificate is not believed: the connection ends before a word is said. */
const distrusted = /^(ERR_TLS_CERT_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY)_)/;
