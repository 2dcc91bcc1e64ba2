export * from "./period-schemas.ts";
export * from "./policy-schemas.ts";
export * from "./privilege-schemas.ts";
export * from "./procedure-schemas.ts";
export * from "./profile-schemas.ts";
export * from "./terms-schemas.ts";
