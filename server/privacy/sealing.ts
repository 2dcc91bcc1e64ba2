import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Where a sealed value stands. It is bound to the value: moved to another row, it no longer opens. */
export type Place = { table: string; column: string; rowId: string };

const STEP = 256;
const IV = 12;
const TAG = 16;

/**
 * AES-256-GCM. Layout: 12 bytes iv, 16 bytes tag, ciphertext. The plain text carries its length in 4 bytes and is padded to steps of so many bytes, so
 * that lengths tell nothing.
 */
export function seal(key: Uint8Array, place: Place, plain: Uint8Array, step = STEP): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(nameOf(place));
  const padded = Buffer.alloc(Math.ceil((plain.length + 4) / step) * step);
  padded.writeUInt32BE(plain.length, 0);
  padded.set(plain, 4);
  const body = Buffer.concat([cipher.update(padded), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** Throws when the key, the place or a single bit is not the one it was sealed with. */
export function unseal(key: Uint8Array, place: Place, sealed: Uint8Array): Buffer {
  const iv = sealed.subarray(0, IV);
  const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: TAG }).setAAD(nameOf(place));
  decipher.setAuthTag(sealed.subarray(IV, IV + TAG));
  const padded = decipher.update(sealed.subarray(IV + TAG)); // all of it: GCM holds nothing back
  decipher.final();
  return padded.subarray(4, 4 + padded.readUInt32BE(0));
}

export const sealJson = (key: Uint8Array, place: Place, value: unknown, step = STEP) =>
  seal(key, place, Buffer.from(JSON.stringify(value)), step);

export const unsealJson = (key: Uint8Array, place: Place, sealed: Uint8Array): unknown =>
  JSON.parse(unseal(key, place, sealed).toString());

/** Sealed bytes of many rows, asked for as `encode(…, 'base64')`: reading PostgreSQL's own hexadecimal takes three times as long. */
export const sealedOf = (base64: string): Buffer => Buffer.from(base64, "base64");

const nameOf = (place: Place) => Buffer.from(`${place.table}|${place.column}|${place.rowId.toLowerCase()}`);
