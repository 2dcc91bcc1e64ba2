export * from "./my-recovery.ts";
