/** What bytes are by what they begin with; never by a name, nor by what a browser says of them. */
export type Sniffed = "jpeg" | "png" | "webp" | "heic" | "pdf";

const TAIL = 1024;

/** Null for anything that is not read here. */
export function sniff(bytes: Uint8Array): Sniffed | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "jpeg";
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (textAt(bytes, 0, 4) === "RIFF" && textAt(bytes, 8, 4) === "WEBP") return "webp";
  if (textAt(bytes, 4, 4) === "ftyp" && isHeic(textAt(bytes, 8, 4))) return "heic";
  return textAt(bytes, 0, 5) === "%PDF-" ? "pdf" : null;
}

/** Whether a PDF names its version at its head and has its end near its end: one that broke off on the way has none. */
export const isWholePdf = (bytes: Uint8Array): boolean =>
  /^%PDF-[12]\.\d[\r\n %]/.test(textAt(bytes, 0, 9)) &&
  textAt(bytes, Math.max(0, bytes.length - TAIL), TAIL).includes("%%EOF");

const isHeic = (brand: string): boolean => /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand);

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((byte, at) => bytes[at] === byte);

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));
