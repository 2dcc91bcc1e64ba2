export * from "./audit.ts";
export * from "./patient-key.ts";
export * from "./sealed-as.ts";
export * from "./sealing.ts";
