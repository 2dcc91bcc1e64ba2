import { readVariable } from "./env.ts";

/** The address that people type, without a slash at its end. */
export const origin = (): string =>
  (readVariable("NEXTAUTH_URL") ?? `http://localhost:${readVariable("PORT")}`).replace(/\/+$/, "");
