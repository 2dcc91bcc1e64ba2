export { holdCatalogue, lockCatalogue } from "#server/kernel/index.ts";
