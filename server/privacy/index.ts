export * from "./audit.ts";
export * from "./patient-key.ts";
export * from "./sealing.ts";
