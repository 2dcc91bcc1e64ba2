import "#app/_ui/styles.css";
import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { chosenTheme } from "#app/_ui/theme.ts";

// One neutral title everywhere: somebody may be looking over her shoulder.
export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations("My");
  return {
    title: words("title"),
    icons: { icon: "/icon.svg" },
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** The ground of a patient's pages: no menu, no script of its own. What stands on each of them is in `MyFrame`. */
export default async function PatientLayout({ children }: { children: ReactNode }) {
  const theme = await chosenTheme();
  return (
    <html lang="en" {...(theme ? { "data-theme": theme } : {})}>
      <body data-density="comfortable">{children}</body>
    </html>
  );
}
