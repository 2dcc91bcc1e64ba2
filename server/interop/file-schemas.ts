/** How large a file may be, in bytes. */
export const LARGEST_FILE = 20 * 1024 * 1024;

/** What may stand between the columns of a file: a French Excel writes semicolons into its .csv. */
const separators = [",", ";", "\t"] as const;
export type Separator = (typeof separators)[number];

/** How much of a file's beginning holds its header for certain, in bytes. */
export const HEADER_REACH = 64 * 1024;

/** What separates the columns of a file that begins so: whichever stands most often outside the quotes of its header line; a comma when none does. */
export function separatorOf(beginning: string): Separator {
  const header =
    beginning
      .replace(/"[^"]*("|$)/g, "")
      .trimStart()
      .split(/[\r\n]/, 1)[0] ?? "";
  const count = (separator: Separator) => header.split(separator).length;
  return separators.toSorted((a, b) => count(b) - count(a))[0] ?? ",";
}
