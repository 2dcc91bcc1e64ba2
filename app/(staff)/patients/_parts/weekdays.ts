/** Days of the week in runs: Monday to Friday is one, Monday and Wednesday are two. None is any day. */
export function runsOf(weekdays: readonly number[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const day of [...new Set(weekdays)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last.to === day - 1) last.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs.flatMap((run) =>
    run.to - run.from === 1
      ? [
          { from: run.from, to: run.from },
          { from: run.to, to: run.to },
        ]
      : [run],
  );
}
