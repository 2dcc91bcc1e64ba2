import { cookies } from "next/headers";

export const THEME_COOKIE = "dayward-theme";

export type Theme = "light" | "dark";

/** What this person chose for this device; null follows the device. */
export async function chosenTheme(): Promise<Theme | null> {
  const chosen = (await cookies()).get(THEME_COOKIE)?.value;
  return chosen === "light" || chosen === "dark" ? chosen : null;
}
