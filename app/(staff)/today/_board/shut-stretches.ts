import type { BoardResource } from "#server/scheduling/schemas.ts";

/** A stretch of a lane, in minutes of the day. */
export type Stretch = { from: number; to: number };
/** `says`: where the shut stretch lies, for the words in it, with the minute they name; null where there is no room for any. */
export type Shut = Stretch & { kind: "shut"; says: "all" | "until" | "from" | "between" | null; at: number };

/** What of a day is ruled, and when a resource is open and held on it. */
type Day = {
  kind: BoardResource["kind"];
  opens: number;
  shuts: number;
  open: readonly Stretch[];
  held: readonly Stretch[];
};

const ROOM_FOR_WORDS = 30; // minutes

/** What of the ruled day the resource is not open for. What is booked there all the same stays in view: the shut part is cut round it. */
export function shutStretches({ kind, opens, shuts, open, held }: Day): Shut[] {
  const stretches: Shut[] = [];
  let from = opens;
  const shut = (to: number) => {
    if (to <= from) return;
    const all = from === opens && to === shuts;
    const says: Shut["says"] = all ? "all" : from === opens ? "until" : to === shuts ? "from" : "between";
    const parts = without({ from, to }, held);
    const longest = Math.max(0, ...parts.map((part) => part.to - part.from));
    const worded =
      kind === "bay" || longest < ROOM_FOR_WORDS
        ? undefined
        : parts.find((part) => part.to - part.from === longest);
    const at = says === "from" ? from : to;
    stretches.push(
      ...parts.map((part) => ({ kind: "shut" as const, ...part, says: part === worded ? says : null, at })),
    );
  };
  for (const stretch of open.toSorted((one, other) => one.from - other.from)) {
    shut(Math.min(shuts, stretch.from));
    from = Math.max(from, stretch.to);
  }
  shut(shuts);
  return stretches;
}

/** The parts of a stretch that none of the held ones lies on. */
function without(whole: Stretch, held: readonly Stretch[]): Stretch[] {
  const parts: Stretch[] = [];
  let { from } = whole;
  for (const taken of held.toSorted((one, other) => one.from - other.from)) {
    if (taken.from >= whole.to) break;
    if (taken.from > from) parts.push({ from, to: taken.from });
    from = Math.max(from, taken.to);
  }
  return from < whole.to ? [...parts, { from, to: whole.to }] : parts;
}
