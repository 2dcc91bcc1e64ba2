import { type Place, seal, unseal } from "#server/privacy/index.ts";

/** Where a file belongs. All of it is in what the seal is bound to: it opens for no other item, case or practice. */
export type FilePlace = { practiceId: string; caseId: string; itemId: string; fileId: string };

const placeOf = ({ practiceId, caseId, itemId, fileId }: FilePlace): Place => ({
  table: "case_file",
  column: "sealed",
  rowId: `${practiceId}/${caseId}/${itemId}/${fileId}`,
});

const LEAST = 256 * 1024;
/** Its own length before it, and the seal's before that. */
const LENGTH = 4;

/** The next power of two: seven lengths for all that may be kept, so that none tells which document it is. */
export const paddedTo = (length: number): number =>
  Math.max(LEAST, 2 ** Math.ceil(Math.log2(length + 2 * LENGTH)));

export function sealFile(key: Uint8Array, place: FilePlace, bytes: Uint8Array): Buffer {
  const padded = Buffer.alloc(paddedTo(bytes.length) - LENGTH);
  padded.writeUInt32BE(bytes.length, 0);
  padded.set(bytes, LENGTH);
  return seal(key, placeOf(place), padded);
}

/** Throws when key, place or a single bit is not what it was sealed with. */
export function unsealFile(key: Uint8Array, place: FilePlace, sealed: Uint8Array): Buffer {
  const padded = unseal(key, placeOf(place), sealed);
  return padded.subarray(LENGTH, LENGTH + padded.readUInt32BE(0));
}
