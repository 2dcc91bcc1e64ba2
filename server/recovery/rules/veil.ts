type Line = { text: string; intimate: boolean };
type Lined = { do: readonly Line[]; dont: readonly Line[]; normal: readonly Line[] };

/** A stretch of days without its intimate lines; `hidden` says whether there were any. */
export function veil<T extends Lined>(stretch: T) {
  const open = (lines: readonly Line[]): Line[] => lines.filter(({ intimate }) => !intimate);
  const veiled = { do: open(stretch.do), dont: open(stretch.dont), normal: open(stretch.normal) };
  const lines = (one: Lined) => one.do.length + one.dont.length + one.normal.length;
  return { ...stretch, ...veiled, hidden: lines(veiled) < lines(stretch) };
}
