import { z } from "zod";
import { Instant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";

const MIB = 1024 * 1024;

/** What one file may hold, in MB and in bytes. */
export const MOST_MB = 10;
export const LARGEST_PAPER = MOST_MB * MIB;
/** Of one item, and of all items of a case. */
export const MOST_OF_ITEM = 6;
export const MOST_OF_CASE = 18;

/** As what a file is kept: an image is drawn anew as a JPEG, whatever it was. */
export const paperKinds = ["image", "pdf"] as const;
export type PaperKind = (typeof paperKinds)[number];

/** A file that was kept; `byName` empty: by herself. Its own name is kept nowhere. */
export const KeptFile = z.object({
  fileId: Id,
  kind: z.enum(paperKinds),
  at: Instant,
  byName: z.string(),
});
export type KeptFile = z.infer<typeof KeptFile>;

/**
 * What answers an item of kind "file". `seen`: somebody who treats her has looked at it; `removed`: taken out by them. Both stand in the part of those who treat her; a reader gets the files that stand,
 * and which of them were seen.
 */
export const FileAnswer = z.object({
  kind: z.literal("file"),
  files: KeptFile.array(),
  seen: Id.array().default([]),
  removed: Id.array().default([]),
});
export type FileAnswer = z.infer<typeof FileAnswer>;

/** One file of an item. */
export const FileOf = z.object({ caseId: Id, itemId: Id, fileId: Id });
export type FileOf = z.infer<typeof FileOf>;
export const FileId = z.object({ fileId: Id });
export type FileId = z.infer<typeof FileId>;
