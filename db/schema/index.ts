export * from "./catalogue.ts";
export * from "./identity.ts";
export * from "./interop.ts";
export * from "./pathway.ts";
export * from "./patients.ts";
export * from "./practice.ts";
export * from "./privacy.ts";
export * from "./scheduling.ts";
