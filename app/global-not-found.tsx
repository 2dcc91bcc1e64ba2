import "#app/_ui/styles.css";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { chosenTheme } from "#app/_ui/theme.ts";

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations("Staff");
  return { title: words("product"), icons: { icon: "/icon.svg" }, robots: { index: false, follow: false } };
}

/** An address that leads nowhere, whoever asks: the same words for staff, patients and strangers. */
export default async function NothingThere() {
  await headers(); // Drawn for each request: a page made at build time has no nonce.
  const [words, theme] = await Promise.all([getTranslations("Staff"), chosenTheme()]);
  return (
    <html lang="en" {...(theme ? { "data-theme": theme } : {})}>
      <body>
        <main className="calm" id="main">
          <h1>{words("notHere")}</h1>
          <p className="soft">{words("notHereMeans")}</p>
          <a className="btn main" href="/">
            {words("toStart")}
          </a>
        </main>
      </body>
    </html>
  );
}
