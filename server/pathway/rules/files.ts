import type { FileAnswer, KeptFile } from "../file-schemas.ts";
import type { Answer, HerPart, TeamPart } from "../part-schemas.ts";

type Parts = { readonly hers: Pick<HerPart, "answers">; readonly team: Pick<TeamPart, "answers"> };

export const fileAnswerIn = (answer: Answer | undefined): FileAnswer | null =>
  answer?.value.kind === "file" ? answer.value : null;

/** The files that stand for an item, hers and those of who treats her, in the order in which they came. */
export function filesOf({ hers, team }: Parts, itemId: string): KeptFile[] {
  const [own, theirs] = [fileAnswerIn(hers.answers[itemId]), fileAnswerIn(team.answers[itemId])];
  const removed = new Set(theirs?.removed);
  const all = [...(own?.files ?? []), ...(theirs?.files ?? [])];
  return all.filter(({ fileId }) => !removed.has(fileId)).toSorted(byTime);
}

/** How many files of a case stand, whatever they answer. */
export function countOfCase(parts: Parts): number {
  const items = new Set([...Object.keys(parts.hers.answers), ...Object.keys(parts.team.answers)]);
  return [...items].reduce((sum, itemId) => sum + filesOf(parts, itemId).length, 0);
}

/** Both parts as one answer: it stands as long as one file does, and is as old as the newest. */
export function fileAnswerOf(parts: Parts, itemId: string): Answer | undefined {
  const files = filesOf(parts, itemId);
  const last = files.at(-1);
  if (!last) return undefined;
  const { hers, team } = parts;
  const isHers = last.byName === "";
  const of = isHers ? hers.answers[itemId] : team.answers[itemId];
  const stands = new Set(files.map(({ fileId }) => fileId));
  const seen = (fileAnswerIn(team.answers[itemId])?.seen ?? []).filter((id) => stands.has(id));
  return {
    ...{ at: last.at, byId: isHers ? null : (of?.byId ?? null), byName: last.byName },
    ...{ forStart: of?.forStart ?? null, value: { kind: "file", files, seen, removed: [] } },
  };
}

export type Found = { itemId: string; file: KeptFile; number: number; seen: boolean };

/** A file that stands, with its item and its number there, from 1; null where none of the case is it. */
export function findFile(parts: Parts, fileId: string): Found | null {
  for (const itemId of [...Object.keys(parts.hers.answers), ...Object.keys(parts.team.answers)]) {
    const files = filesOf(parts, itemId);
    const at = files.findIndex((one) => one.fileId === fileId);
    const file = files[at];
    const seen = fileAnswerIn(parts.team.answers[itemId])?.seen.includes(fileId) ?? false;
    if (file) return { itemId, file, number: at + 1, seen };
  }
  return null;
}

/** Whether she may still take a file of hers back: until somebody has looked at it, and never on the day itself or after it. */
export const mayTakeBack = (
  { file, seen }: Pick<Found, "file" | "seen">,
  { today, day }: { today: string; day: string | null },
): boolean => file.byName === "" && !seen && (day === null || today < day);

const byTime = (a: KeptFile, b: KeptFile): number => Temporal.Instant.compare(a.at, b.at);
