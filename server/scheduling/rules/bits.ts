/** A set of grid places, one bit each. */
export type Bits = Uint32Array;

export function noBits(count: number): Bits {
  return new Uint32Array((count + 31) >>> 5);
}

/** Sets the bits from `from` up to, but not including, `to`; the caller keeps both inside. */
export function setRange(bits: Bits, from: number, to: number): void {
  if (from >= to) return;
  const first = from >>> 5;
  const last = (to - 1) >>> 5;
  const head = -1 << (from & 31);
  const tail = -1 >>> (31 - ((to - 1) & 31));
  if (first === last) {
    bits[first] = (bits[first] as number) | (head & tail);
    return;
  }
  bits[first] = (bits[first] as number) | head;
  for (let word = first + 1; word < last; word++) bits[word] = -1;
  bits[last] = (bits[last] as number) | tail;
}

/** Clears the bits from `from` up to, but not including, `to`; the caller keeps both inside. */
export function clearRange(bits: Bits, from: number, to: number): void {
  if (from >= to) return;
  const first = from >>> 5;
  const last = (to - 1) >>> 5;
  const head = -1 << (from & 31);
  const tail = -1 >>> (31 - ((to - 1) & 31));
  if (first === last) {
    bits[first] = (bits[first] as number) & ~(head & tail);
    return;
  }
  bits[first] = (bits[first] as number) & ~head;
  for (let word = first + 1; word < last; word++) bits[word] = 0;
  bits[last] = (bits[last] as number) & ~tail;
}

export function hasBit(bits: Bits, place: number): boolean {
  return (((bits[place >>> 5] as number) >>> (place & 31)) & 1) === 1;
}

/** Keeps in `into` what `other` has too. */
export function keepBoth(into: Bits, other: Bits): void {
  for (let word = 0; word < into.length; word++)
    into[word] = (into[word] as number) & (other[word] as number);
}

export function addAll(into: Bits, other: Bits): void {
  for (let word = 0; word < into.length; word++)
    into[word] = (into[word] as number) | (other[word] as number);
}

export function takeAway(into: Bits, other: Bits): void {
  for (let word = 0; word < into.length; word++)
    into[word] = (into[word] as number) & ~(other[word] as number);
}

/** The first set bit at or after `from` and before `to`, or -1. */
export function nextBit(bits: Bits, from: number, to: number): number {
  if (from >= to) return -1;
  let word = from >>> 5;
  let rest = (bits[word] as number) & (-1 << (from & 31));
  const last = (to - 1) >>> 5;
  while (rest === 0) {
    if (++word > last) return -1;
    rest = bits[word] as number;
  }
  const place = (word << 5) + 31 - Math.clz32(rest & -rest);
  return place < to ? place : -1;
}
