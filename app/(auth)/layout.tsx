import "#app/_ui/styles.css";
import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Brand } from "#app/_ui/brand.tsx";
import { chosenTheme } from "#app/_ui/theme.ts";
import { RuledDay } from "./_parts/ruled-day.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations("Door");
  return { title: words("title"), icons: { icon: "/icon.svg" }, robots: { index: false, follow: false } };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** The frame of everything before sign-in. It says no practice's name: an address word found on a card must not lead to one. */
export default async function DoorLayout({ children }: { children: ReactNode }) {
  const [theme, words, messages] = await Promise.all([chosenTheme(), getTranslations("Door"), getMessages()]);
  return (
    <html lang="en" {...(theme ? { "data-theme": theme } : {})}>
      <body data-density="comfortable">
        <NextIntlClientProvider messages={{ Door: messages.Door }}>
          <div className="door">
            <main className="door-form" id="main">
              <span className="brand">
                <Brand />
                {words("product")}
              </span>
              {children}
              <p className="small faint">{words("shared")}</p>
            </main>
            <RuledDay />
          </div>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
