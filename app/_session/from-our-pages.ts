/** Only our own pages may call: a header that no form can send, and the browser's own word on where the call comes from. */
export function fromOurPages(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  return request.headers.get("x-dayward") === "1" && (site === null || site === "same-origin");
}
