import { endSession } from "#app/_session/session.ts";

/** *Leave now*: the session is over, the cookie gone, and the next page says nothing. Asked for again by Back, her pages no longer answer. */
export async function POST(request: Request): Promise<Response> {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return new Response(null, { status: 403 });
  await endSession();
  return new Response(null, {
    status: 303,
    headers: { location: "/", "clear-site-data": '"storage"', "cache-control": "no-store" },
  });
}
