const zones = new Set(Intl.supportedValuesOf("timeZone"));

/** Whether this is a zone of the IANA database under its usual name. */
export const isZone = (name: string): boolean => name === "UTC" || zones.has(name);
