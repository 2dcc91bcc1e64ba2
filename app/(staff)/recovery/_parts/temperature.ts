import type { Temperature } from "#server/recovery/check-in-schemas.ts";

/** To a thousandth, so that 100.4 °F are 38 and not a hair below. */
export const celsius = ({ value, unit }: Temperature): number =>
  unit === "C" ? value : Math.round(((value - 32) * 5000) / 9) / 1000;

/** `38.2 °C`; what was read in Fahrenheit says so: `38.2 °C (100.8 °F)`. */
export function temperatureText(read: Temperature): string {
  const text = `${celsius(read).toFixed(1)} °C`;
  return read.unit === "C" ? text : `${text} (${read.value.toFixed(1)} °F)`;
}
