import { type NextRequest, NextResponse } from "next/server";

/** Nonce and headers only: this file authorises nothing. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  // A file that somebody sent is no page of ours, whatever a browser makes of it.
  const isFile = request.nextUrl.pathname.startsWith("/api/files/");
  const policy = isFile ? "default-src 'none'; sandbox" : contentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set("x-request-id", crypto.randomUUID());
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  // Not `no-referrer`: with it a form sent without scripts says it comes from nowhere, and its origin could not be checked.
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("x-frame-options", "DENY");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("cross-origin-resource-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()");
  response.headers.set("x-robots-tag", "noindex, nofollow, noarchive");
  // Pages hold people: neither the browser's cache nor Back may keep them.
  response.headers.set("cache-control", "no-store, max-age=0, must-revalidate");
  return response;
}

// Positions on the board are style attributes (custom properties only); elements and scripts need the nonce.
function contentPolicy(nonce: string): string {
  const dev = process.env.NODE_ENV === "development";
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' 'nonce-${nonce}'${dev ? " 'unsafe-inline'" : ""}`,
    `style-src-elem 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}

export const config = {
  matcher: [{ source: "/((?!_next/static|_next/image|icon|favicon|robots.txt).*)" }],
};
