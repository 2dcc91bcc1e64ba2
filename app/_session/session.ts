import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { findSession, signOut } from "#server/api/door.ts";
import type { PatientCtx, StaffCtx, StaffRole } from "#server/kernel/index.ts";
import { cookieStyle, readCookie, type SessionCookie } from "./cookie.ts";
import { homeOf } from "./home.ts";

export type Session = {
  readonly actor: StaffCtx | PatientCtx | null;
  readonly requestId: string;
  /** What this browser holds, whether it still stands for a session or not. */
  readonly cookie: SessionCookie | null;
  /** The practice's address word, when the cookie is one of this practice. */
  readonly slug: string | null;
  /** Signed in with several roles, none taken yet. */
  readonly choosing: boolean;
  /** The device is shared: each write asks who taps. */
  readonly shared: boolean;
};

/** Who is signed in, looked up once a request by the practice and the hashed secret of the cookie. */
export const getSession = cache(async (): Promise<Session> => {
  const [jar, style, requestId] = await Promise.all([cookies(), cookieStyle(), getRequestId()]);
  const cookie = readCookie(jar.get(style.session)?.value);
  if (!cookie) return { actor: null, requestId, cookie, slug: null, choosing: false, shared: false };
  return { ...(await findSession(cookie, requestId)), requestId, cookie };
});

/** The request's id, made in proxy.ts: in the log, in the audit, and on the page when something unforeseen fails. */
export const getRequestId = cache(
  async (): Promise<string> => (await headers()).get("x-request-id") ?? crypto.randomUUID(),
);

/** Staff working in one of these roles (all when none is named); anybody else is sent to sign in, or home. */
export async function requireStaff(...roles: StaffRole[]): Promise<StaffCtx> {
  const session = await getSession();
  const { actor } = session;
  if (actor?.viewer === "staff" && (roles.length === 0 || roles.includes(actor.role))) return actor;
  redirect(elsewhere(session));
}

/** The signed-in patient; anybody else is sent to sign in, or home. */
export async function requirePatient(): Promise<PatientCtx> {
  const session = await getSession();
  if (session.actor?.viewer === "patient") return session.actor;
  // An empty fragment of its own: else the browser hands on that of the page she was on, and the page that says nothing is at `/#private`.
  redirect(`${elsewhere(session)}#`);
}

/** Home, the choice of a role, the practice's own sign-in page, or the page that says nothing. */
export function elsewhere({ actor, slug, choosing }: Session): string {
  if (actor) return homeOf(actor.role);
  if (!slug) return "/";
  return choosing ? `/p/${slug}/role` : `/p/${slug}?ended`;
}

/** Ends the session in the database and takes the cookie away. For actions and route handlers. */
export async function endSession(): Promise<void> {
  const { cookie, requestId } = await getSession();
  if (cookie) await signOut(cookie, requestId);
  const style = await cookieStyle();
  (await cookies()).set(style.session, "", { ...style.options, maxAge: 0 });
}
