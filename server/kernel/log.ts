import { pino } from "pino";
import { readVariable } from "./env.ts";

/** The product's log: ids and outcomes. Names, contents and credentials are cut out wherever they stand. */
export const log = pino({
  level: readVariable("LOG_LEVEL"),
  base: null,
  redact: {
    paths: ["*.passphrase", "*.pin", "*.givenName", "*.familyName", "*.phone", "*.email", "*.sealed"],
    censor: "[cut]",
  },
});
