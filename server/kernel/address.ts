import type { Login } from "#db/client.ts";
import { viewerPassword } from "./keys.ts";

/** Where a viewer's login connects: host and database from `DAYWARD_DATABASE` (set by the launcher, without credentials), the password from the keys. */
export function databaseAddress(login: Login | "queue"): string {
  const base = process.env.DAYWARD_DATABASE;
  if (!base) throw new Error("DAYWARD_DATABASE is not set: start the product with npm start");
  const url = new URL(base);
  url.username = login;
  url.password = viewerPassword(login);
  return url.toString();
}
