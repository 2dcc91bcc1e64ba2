import { celsius, type Temperature } from "#server/recovery/check-in-schemas.ts";

/** `38.2 °C`; what was read in Fahrenheit says so: `38.2 °C (100.8 °F)`. */
export function temperatureText(read: Temperature): string {
  const text = `${celsius(read).toFixed(1)} °C`;
  return read.unit === "C" ? text : `${text} (${read.value.toFixed(1)} °F)`;
}
