export * from "./board-schemas.ts";
export * from "./booking-schemas.ts";
export * from "./desk-schemas.ts";
export * from "./push-schemas.ts";
export * from "./terms-schemas.ts";
export * from "./times-schemas.ts";
