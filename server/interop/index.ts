export { getImport, listImports } from "./queries.ts";
export { LARGEST_FILE } from "./read-file.ts";
export type { Tally } from "./run-import.ts";
export { carryOutQueued, giveUpImport, importNow, startImport } from "./start-import.ts";
