export { LARGEST_FILE } from "./file-schemas.ts";
export { getImport, listImports } from "./queries.ts";
export type { Tally } from "./run-import.ts";
export { carryOutQueued, giveUpImport, importNow, startImport } from "./start-import.ts";
