export * from "./answer-check-in.ts";
export * from "./asked-of.ts";
export * from "./care-for.ts";
export { caseHealing } from "./case-healing.ts";
export { getCheckIn } from "./get-check-in.ts";
export { myCheckIns } from "./my-check-ins.ts";
export * from "./my-recovery.ts";
export { recoveryQueue } from "./queue.ts";
