export type BenchRow = {
  name: string;
  ours: string;
  floor: string;
  ratio: string;
  goal: string;
  met: boolean;
};
export type Round = { readonly ours: number; readonly floor: number };

/** A cost against its floor's: the worst round is the one with the highest ratio. */
export function atMost(
  name: string,
  goal: number,
  rounds: readonly Round[],
  show: (value: number) => string,
): BenchRow {
  return row(name, `≤ ${goal} ×`, worstOf(rounds, 1), (ratio) => ratio <= goal, show);
}

/** A rate against its floor's: the worst round is the one with the lowest ratio. */
export function atLeast(
  name: string,
  goal: number,
  rounds: readonly Round[],
  show: (value: number) => string,
): BenchRow {
  return row(name, `≥ ${goal} ×`, worstOf(rounds, -1), (ratio) => ratio >= goal, show);
}

const ratioOf = ({ ours, floor }: Round) => ours / floor;

function worstOf(rounds: readonly Round[], sign: 1 | -1): Round {
  const [worst] = rounds.toSorted((a, b) => sign * (ratioOf(b) - ratioOf(a)));
  if (!worst) throw new Error("no round was measured");
  return worst;
}

function row(
  name: string,
  goal: string,
  worst: Round,
  isMet: (ratio: number) => boolean,
  show: (value: number) => string,
): BenchRow {
  const ratio = ratioOf(worst);
  return {
    name,
    ours: show(worst.ours),
    floor: show(worst.floor),
    ratio: ratio.toFixed(2),
    goal,
    met: isMet(ratio),
  };
}

export const micros = (us: number): string =>
  us < 10_000 ? `${us.toFixed(0)} µs` : `${(us / 1000).toFixed(1)} ms`;
export const perSecond = (rate: number): string => `${rate.toFixed(0)}/s`;

/** `name | ours | floor | ratio | goal | met or short`, one line a row. */
export function table(rows: readonly BenchRow[]): string {
  const cells = rows.map((one) => [
    one.name,
    one.ours,
    one.floor,
    one.ratio,
    one.goal,
    one.met ? "met" : "short",
  ]);
  const all = [["name", "ours", "floor", "ratio", "goal", "met or short"], ...cells];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? [];
  return all
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | "))
    .join("\n");
}
