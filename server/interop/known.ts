import type { PlannedRow } from "./rules/row.ts";
import type { ImportMap } from "./schemas.ts";

/** What the file's names stand for at this site. Filled from the database once, then added to as the file asks. */
export type Known = {
  siteId: string;
  zone: string;
  theatres: Map<string, string>;
  services: Map<string, string>;
  variants: Map<string, { variantId: string; needId: string }>;
  patients: Map<string, string>;
  poolId: string | null;
  /** Whether a label tells no sensitive procedure, as the catalogue stood when the run began. */
  isNeutral: (label: string) => boolean;
};

/** `1` in a file whose theatres are called `Theatre 1` here, or the name as it stands. */
export function theatreName(map: ImportMap, known: Known, value: string): string {
  if (known.theatres.has(value)) return value;
  return `${map.create.theatres?.prefix ?? "Theatre"} ${value}`.trim();
}

export const NAME_TELLS = "importNameTells";

/** Why a row can't be planned here as asked: its theatre or service is not known and may not be made, or what would be made has a name that tells. */
export function unknownIn(
  map: ImportMap,
  known: Known,
  row: PlannedRow,
): { reason: string; column: string } | null {
  if (!map.create.theatres && !known.theatres.has(theatreName(map, known, row.resource))) {
    return { reason: "importUnknownTheatre", column: map.columns.resource };
  }
  if (!map.create.services && !known.services.has(row.service)) {
    return { reason: "importUnknownService", column: map.columns.service };
  }
  const column = tellingColumn(known, row, theatreName(map, known, row.resource));
  return column && { reason: NAME_TELLS, column: map.columns[column] };
}

/** Everybody reads the names of services and theatres, and the desk that of a person who is nothing but a reference yet. */
function tellingColumn(known: Known, row: PlannedRow, theatre: string) {
  if (!known.services.has(row.service) && !known.isNeutral(row.service)) return "service";
  if (!known.theatres.has(theatre) && !known.isNeutral(theatre)) return "resource";
  return known.patients.has(row.reference) || known.isNeutral(row.reference) ? null : "reference";
}
