import { pino } from "pino";

/** The product's log: ids and outcomes. Names, contents and credentials are cut out wherever they stand. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: null,
  redact: {
    paths: ["*.passphrase", "*.givenName", "*.familyName", "*.phone", "*.email", "*.sealed"],
    censor: "[cut]",
  },
});
