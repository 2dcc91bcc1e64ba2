export { onChange } from "#server/kernel/live.ts";
