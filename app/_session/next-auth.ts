import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import NextAuth, { type NextAuthOptions, type User } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { signOut } from "#server/api/door.ts";
import type { Begun } from "#server/identity/sign-in-schemas.ts";
import { log } from "#server/kernel/log.ts";
import { cookieStyle, lifetimeOf, readCookie, writeCookie } from "./cookie.ts";
import { getRequestId } from "./session.ts";

const Fields = z.object({ practice: z.string(), name: z.string(), passphrase: z.string() }).partial();
type Fields = z.infer<typeof Fields>;
/** Begins a session, or does not; `fields` is what was posted to next-auth itself. */
export type Begin = (fields: Fields) => Promise<Begun | null>;

const SHIFT = 12 * 60 * 60;

/**
 * next-auth with our own session rows: its "token" is the cookie of app/_session/cookie.ts, written and read as it is. What it stands for is looked up
 * on each request (session.ts), so that ending a row ends a session; next-auth decides nothing about that.
 */
export async function nextAuthOptions(begin: Begin): Promise<NextAuthOptions> {
  const [style, requestId] = await Promise.all([cookieStyle(), getRequestId()]);
  const { options } = style;
  function unforeseen(fault: unknown): null {
    log.error({ requestId, fault: fault instanceof Error ? fault.name : "" }, "sign-in");
    return null;
  }
  return {
    session: { strategy: "jwt", maxAge: SHIFT },
    pages: { signIn: "/", signOut: "/", error: "/" },
    cookies: {
      sessionToken: { name: style.session, options },
      csrfToken: { name: style.csrf, options },
      callbackUrl: { name: style.callback, options },
    },
    providers: [
      Credentials({
        credentials: { practice: {}, name: {}, passphrase: {} },
        authorize: async (fields) => {
          // next-auth writes what is thrown here into the address that it sends the browser to.
          const posted = Fields.safeParse(fields ?? {});
          const begun = posted.success ? await begin(posted.data).catch(unforeseen) : null;
          return begun ? ({ id: writeCookie(begun) } satisfies User) : null;
        },
      }),
    ],
    callbacks: { jwt: ({ token, user }) => (user ? { sub: user.id } : token) },
    jwt: {
      encode: async ({ token }) => token?.sub ?? "",
      decode: async ({ token }) => (token ? { sub: token } : null),
    },
    events: {
      signOut: async ({ token }) => {
        const held = readCookie(token?.sub);
        if (held) await signOut(held, requestId);
      },
    },
    logger: { error: (code) => log.error({ requestId, code }, "next-auth"), warn: () => {}, debug: () => {} },
  };
}

/**
 * Begins a session through next-auth from a form of ours, whose origin Next has checked already: next-auth's own CSRF pair is made here. Sets that one
 * cookie, for as long as `lifetimeOf` says. Throws what `begin` throws.
 */
export async function enter(begin: () => Promise<Begun | null>): Promise<Begun | null> {
  let begun: Begun | null = null;
  let fault: unknown;
  const options = await nextAuthOptions(async () => {
    try {
      begun = await begin();
    } catch (error) {
      fault = error;
    }
    return begun;
  });
  const style = await cookieStyle();
  const written = await postToNextAuth(options, style.csrf);
  if (fault) throw fault;
  const value = written.get(style.session);
  // TypeScript does not see the assignment inside the callback.
  const started = begun as Begun | null;
  if (!started) return null;
  if (!value) throw new Error("next-auth set no cookie");
  (await cookies()).set(style.session, value, { ...style.options, ...lifetimeOf(started) });
  return started;
}

/** One POST to `callback/credentials`, in process. Answers the cookies that it set. */
async function postToNextAuth(options: NextAuthOptions, csrfCookie: string): Promise<Map<string, string>> {
  const csrfToken = randomBytes(32).toString("hex");
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  const proof = createHash("sha256").update(`${csrfToken}${secret}`).digest("hex");
  const request = {
    method: "POST",
    query: { nextauth: ["callback", "credentials"] },
    headers: {},
    cookies: { [csrfCookie]: `${csrfToken}|${proof}` },
    body: { csrfToken, json: "true" },
  };
  const set = new Map<string, string[]>();
  const response = {
    status: () => response,
    getHeader: (name: string) => set.get(name),
    setHeader: (name: string, value: string[]) => void set.set(name, value),
    json: () => {},
    send: () => {},
    end: () => {},
  };
  await NextAuth(request as never, response as never, options);
  const lines = set.get("Set-Cookie") ?? [];
  return new Map(
    lines.map((line) => {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    }),
  );
}
