import { getSession } from "#app/_session/session.ts";
import { shownFrom } from "../shown.ts";

/** *Show*: her own wish, so a form and not a link. It leads back to the page, where it holds for a moment and no longer. */
export async function POST(request: Request): Promise<Response> {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return new Response(null, { status: 403 });
  const { actor } = await getSession();
  // Whoever is not signed in is sent on by the page itself.
  const location = actor ? `/my/days?show=${shownFrom(actor.now)}#private` : "/my/days";
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
