"use server";

import { cookies } from "next/headers";
import { THEME_COOKIE } from "./theme.ts";

const YEAR = 365 * 24 * 60 * 60; // seconds

/** Keeps the choice on this device; anything but light and dark goes back to following the device. */
export async function setTheme(form: FormData): Promise<void> {
  const jar = await cookies();
  const theme = form.get("theme");
  if (theme === "light" || theme === "dark") {
    jar.set(THEME_COOKIE, theme, { path: "/", maxAge: YEAR, sameSite: "lax", httpOnly: true });
  } else {
    jar.delete(THEME_COOKIE);
  }
}
