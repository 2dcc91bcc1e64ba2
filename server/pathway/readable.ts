import { DomainError } from "#server/kernel/index.ts";
import { LARGEST_PAPER, MOST_MB, type PaperKind } from "./file-schemas.ts";
import { isWholePdf, type Sniffed, sniff } from "./rules/sniff.ts";

/** Of the longer side, as it is kept. */
const LONGEST_SIDE = 3000;
/** A phone's largest pictures are below that; what is drawn out of a few bytes to be larger is meant to harm. */
const MOST_PIXELS = 64_000_000;
const SECONDS = 20;

export type Readable = { kind: PaperKind; bytes: Uint8Array };

/**
 * A file as it may be kept, by what it is: an image drawn anew (upright, the first of several, without anything that was written into it), a PDF as it came. BAD_REQUEST, always with the field `file`:
 * `fileMissing` for an empty one, `paperTooLarge`, `paperUnreadable` for what is neither, `paperHeic`, `paperBroken`, `paperTooManyPixels`.
 */
export async function readable(bytes: Uint8Array): Promise<Readable> {
  if (bytes.length === 0) throw unfit("fileMissing");
  if (bytes.length > LARGEST_PAPER) throw unfit("paperTooLarge", { megabytes: MOST_MB });
  const is = sniff(bytes);
  if (!is) throw unfit("paperUnreadable");
  if (is !== "pdf") return { kind: "image", bytes: await inLine(() => redrawn(bytes, is)) };
  if (!isWholePdf(bytes)) throw unfit("paperBroken");
  return { kind: "pdf", bytes };
}

const unfit = (reason: string, params: Record<string, unknown> = {}) =>
  new DomainError("BAD_REQUEST", reason, { field: "file", params });

async function redrawn(bytes: Uint8Array, is: Sniffed): Promise<Uint8Array> {
  const sharp = await openSharp();
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 })
      .timeout({ seconds: SECONDS })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "white" })
      .jpeg({ quality: 82 })
      .toBuffer();
  } catch (fault) {
    const isTooMany = fault instanceof Error && /pixel limit/i.test(fault.message);
    throw unfit(isTooMany ? "paperTooManyPixels" : is === "heic" ? "paperHeic" : "paperBroken");
  }
}

/** Loaded with the first image: no other process needs it. It keeps nothing of what it drew, and reads no other kinds. */
async function openSharp() {
  const { default: sharp } = await import("sharp");
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: ["Jpeg", "Png", "Webp", "Heif"].map((kind) => `VipsForeignLoad${kind}Buffer`) });
  return sharp;
}

// One image at a time in a process: drawing is what takes its memory.
let last: Promise<unknown> = Promise.resolve();

function inLine<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  return mine;
}
