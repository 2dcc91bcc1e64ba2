import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { getAddress } from "#app/_session/client-address.ts";
import { cookieStyle, untilClosed } from "#app/_session/cookie.ts";
import { nextAuthOptions } from "#app/_session/next-auth.ts";
import { getRequestId, getSession } from "#app/_session/session.ts";
import { doorCtx, findPractice, signIn, signOut } from "#server/api/door.ts";
import type { SessionRole } from "#server/identity/sign-in-schemas.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own protocol, as far as it is needed: nothing that lists, renews or draws pages. */
const open = new Set(["GET csrf", "GET error", "GET signin", "POST callback/credentials", "POST signout"]);

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (!open.has(`${request.method} ${nextauth.join("/")}`)) return new Response(null, { status: 404 });
  const before = await getSession();
  let role: SessionRole | null = null;
  const options = await nextAuthOptions(async ({ practice = "", name = "", passphrase = "" }) => {
    const requestId = await getRequestId();
    const found = await findPractice(practice, requestId);
    const tried = await signIn(
      doorCtx(found?.practiceId ?? null, requestId),
      { name, passphrase },
      await getAddress(),
    );
    if (!("begun" in tried)) return null;
    role = tried.begun.role;
    return tried.begun;
  });
  const answer: Response = await NextAuth(request, context, options);
  // The cookie is overwritten: whatever it stood for must not outlive it.
  if (role !== null && before.cookie) await signOut(before.cookie, before.requestId);
  // TypeScript does not see the assignment inside the callback.
  return (role as SessionRole | null) === "patient"
    ? untilClosed(answer, (await cookieStyle()).session)
    : answer;
}

export { handle as GET, handle as POST };
