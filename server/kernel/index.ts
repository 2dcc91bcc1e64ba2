export type { Tx } from "#db/client.ts";
export { toInstant } from "#db/schema/shared.ts";
export * from "./authorise.ts";
export * from "./context.ts";
export * from "./errors.ts";
export * from "./ids.ts";
export { closePools, usePools } from "./pools.ts";
export { lockSiteForChange, lockSiteOfBooking } from "./site-lock.ts";
export { Last, type Lock, transact } from "./transaction.ts";
