import { headers } from "next/headers";
import { z } from "zod";
import type { Begun } from "#server/identity/sign-in-schemas.ts";
import { Id } from "#server/kernel/id-schemas.ts";

/** What the cookie holds, and nothing more: whose door, and the secret whose hash the session's row has. */
export type SessionCookie = { readonly practiceId: string; readonly secret: string };

const Held = z.object({ practiceId: Id, secret: z.string().regex(/^[\w-]{43}$/) });

export const writeCookie = ({ practiceId, secret }: SessionCookie): string => `${practiceId}.${secret}`;

export function readCookie(value: string | undefined): SessionCookie | null {
  const [practiceId, secret] = value?.split(".") ?? [];
  return Held.safeParse({ practiceId, secret }).data ?? null;
}

/** How long a browser keeps the cookie: a patient's until it is closed, whose device may not be hers alone; that of staff to the session's absolute limit. */
export const lifetimeOf = ({ role, endsAt }: Pick<Begun, "role" | "endsAt">): { expires?: Date } =>
  role === "patient" ? {} : { expires: new Date(endsAt.epochMilliseconds) };

/** The same answer, with this cookie until the browser is closed. */
export function untilClosed(answer: Response, name: string): Response {
  const lines = answer.headers.getSetCookie();
  answer.headers.delete("set-cookie");
  for (const line of lines) {
    const mine = line.startsWith(`${name}=`);
    answer.headers.append("set-cookie", mine ? line.replace(/; *(expires|max-age)=[^;]*/gi, "") : line);
  }
  return answer;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/**
 * Secure cookies bound to this host alone (`__Host-`) wherever a browser takes them: over TLS, and on this machine. A plain address in a closed network
 * gets the same cookies without the prefix, since there nobody could sign in at all.
 */
export async function cookieStyle() {
  const head = await headers();
  const tls = head.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https";
  const secure = tls || LOOPBACK.test(head.get("x-forwarded-host") ?? head.get("host") ?? "");
  const named = (name: string) => (secure ? `__Host-${name}` : name);
  return {
    // next-auth takes every cookie whose name begins with the session's for a piece of it.
    session: named("dayward"),
    csrf: named("csrf-dayward"),
    callback: named("callback-dayward"),
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}
