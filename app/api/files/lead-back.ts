/** Back to her page, to the item whose place among her items the address of the form gave (`at`): a place says nothing outside of that page. */
export function leadBack(request: Request, said: string): Response {
  const at = new URL(request.url).searchParams.get("at") ?? "";
  const place = /^\d{1,3}$/.test(at) ? `&at=${at}#paper` : "";
  const location = `/my/prepare?paper=${encodeURIComponent(said)}${place}`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
