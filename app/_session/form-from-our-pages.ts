/**
 * Only our own pages may send a form here, also one that is sent without scripts: by the browser's own word on where it comes from, and by its origin where a browser gives no such word. One that says
 * neither is refused.
 */
export function formFromOurPages(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}
