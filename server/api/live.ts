export { changesSoFar, onChange } from "#server/kernel/live.ts";
