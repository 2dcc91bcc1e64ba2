/**
 * What counts as one address when attempts are limited: an IPv4 address, or the /64 that a household or a phone is given in IPv6. Anything else
 * counts as one and the same.
 */
export function addressBucket(address: string): string {
  const plain = address.trim().toLowerCase().replace(/%.*$/, "");
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(plain)?.[1] ?? plain;
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(mapped)) return mapped;
  if (!/^[0-9a-f:]+$/.test(plain) || !plain.includes(":")) return "unknown";
  const [head = "", tail] = plain.split("::");
  const first = head.split(":").filter(Boolean);
  const last = tail?.split(":").filter(Boolean) ?? [];
  const gap = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array<string>(gap).fill("0"), ...last];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
