/**
 * The address that a request came from. `chain` is what the proxies wrote (`X-Forwarded-For`), nearest last; each of `trusted` proxies in front of
 * us is believed, and nobody before them: a client may write anything there.
 */
export function clientAddress(peer: string, chain: string | null, trusted: number): string {
  const hops = [
    ...(chain ?? "")
      .split(",")
      .map((hop) => hop.trim())
      .filter(Boolean),
    peer,
  ];
  return hops[Math.max(0, hops.length - 1 - trusted)] ?? peer;
}
