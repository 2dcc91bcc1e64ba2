import { headers } from "next/headers";
import { z } from "zod";

/** What the cookie holds, and nothing more: whose door, and the secret whose hash the session's row has. */
export type SessionCookie = { readonly practiceId: string; readonly secret: string };

const Held = z.object({ practiceId: z.uuid(), secret: z.string().regex(/^[\w-]{43}$/) });

export const writeCookie = ({ practiceId, secret }: SessionCookie): string => `${practiceId}.${secret}`;

export function readCookie(value: string | undefined): SessionCookie | null {
  const [practiceId, secret] = value?.split(".") ?? [];
  return Held.safeParse({ practiceId, secret }).data ?? null;
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
