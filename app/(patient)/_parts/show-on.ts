import { getSession } from "#app/_session/session.ts";
import { shownFrom } from "./shown.ts";

/** Answers *Show*, her own wish, so a form and not a link: back to the page, at the address that `to` makes of the mark; null where nobody is signed in. */
export async function showOn(request: Request, to: (mark: string | null) => string): Promise<Response> {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return new Response(null, { status: 403 });
  const { actor } = await getSession();
  // Whoever is not signed in is sent on by the page itself.
  const location = to(actor && shownFrom(actor.now));
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
