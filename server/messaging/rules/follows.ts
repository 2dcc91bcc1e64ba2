import type { Reply } from "./reply.ts";

/** Somebody who has the number that wrote. */
export type HasNumber = {
  practiceId: string;
  patientId: string;
  /** Is sent texts. */
  bySms: boolean;
  /** For how long nothing has left for her by text (ms); null: nothing ever has. */
  quiet: number | null;
  /** What a "yes" of hers can only be about. */
  asked: { bookingId: string; version: number } | null;
};

export type Follows = {
  practiceId: string;
  patientIds: string[];
  what: "stop" | "start" | "confirm" | "call";
  /** Others have the number too: who wrote is not known. */
  isShared: boolean;
  asked: HasNumber["asked"];
};

/**
 * What follows from a text, for each practice that it is about; nothing where nobody can be meant. A "stop" is obeyed for all who are sent texts at that number. Whatever else it says speaks for one
 * patient alone: where several have the number it is for the desk to ask each of them, at the practice whose text reached the number last.
 */
export function followsFrom({ kind }: Reply, those: readonly HasNumber[]): Follows[] {
  const texted = those.filter(({ bySms }) => bySms);
  if (kind === "stop" && texted.length > 0)
    return practicesOf(texted).map((practiceId) => ({
      ...{ practiceId, what: "stop", isShared: those.length > 1, asked: null },
      patientIds: texted.filter((one) => one.practiceId === practiceId).map(({ patientId }) => patientId),
    }));
  const [only] = those;
  if (those.length === 1 && only) {
    const { practiceId, patientId, asked } = only;
    const one = { practiceId, patientIds: [patientId], isShared: false };
    if (kind === "start") return [{ ...one, what: "start", asked: null }];
    if (kind === "confirm" && asked) return [{ ...one, what: "confirm", asked }];
    return [{ ...one, what: "call", asked: null }];
  }
  const meant = whoIsMeant(those);
  const practiceId = meant[0]?.practiceId;
  const patientIds = meant.map(({ patientId }) => patientId);
  return practiceId ? [{ practiceId, patientIds, what: "call", isShared: true, asked: null }] : [];
}

/** Of the practice that texted this number last, whoever it texted; where none ever did, of the only one that knows it. */
function whoIsMeant(those: readonly HasNumber[]): HasNumber[] {
  const heard = those.filter(({ quiet }) => quiet !== null);
  if (heard.length === 0) return practicesOf(those).length === 1 ? [...those] : [];
  const last = heard.reduce((a, b) => ((b.quiet ?? 0) < (a.quiet ?? 0) ? b : a));
  return heard.filter(({ practiceId }) => practiceId === last.practiceId);
}

const practicesOf = (those: readonly HasNumber[]) => [...new Set(those.map(({ practiceId }) => practiceId))];
