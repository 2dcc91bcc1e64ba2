/** How people name the clock of a zone: `New York` of `America/New_York`. */
export const cityOf = (zone: string): string => zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
