export * from "./case-schemas.ts";
export * from "./decision-schemas.ts";
export * from "./list-schemas.ts";
export * from "./my-schemas.ts";
