import "#app/_ui/styles.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { staffWords } from "#app/_messages/sent.ts";
import { getSession, requireStaff } from "#app/_session/session.ts";
import { ApiProvider } from "#app/_trpc/client.tsx";
import { api } from "#app/_trpc/server.ts";
import { BeforePaint } from "#app/_ui/before-paint.tsx";
import { Brand } from "#app/_ui/brand.tsx";
import { EarlyHands } from "#app/_ui/early-hands.tsx";
import { chosenTheme } from "#app/_ui/theme.ts";
import { Toasts } from "#app/_ui/toast.tsx";
import { HeadSearch } from "./_parts/head-search.tsx";
import { Keys } from "./_parts/keys.tsx";
import { Nav } from "./_parts/nav.tsx";
import { pagesOf, staffPages } from "./_parts/pages.ts";
import { PersonMenu } from "./_parts/person-menu.tsx";
import { SharedBar } from "./_parts/shared-bar.tsx";
import { siteOf, sitesInUse } from "./_parts/site.ts";
import { SiteSwitch } from "./_parts/site-switch.tsx";
import { WhoTaps } from "./_parts/who-taps.tsx";

// Titles are neutral: each page names its kind, never whom or what it is about.
export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations("Staff");
  return { title: words("product"), icons: { icon: "/icon.svg" }, robots: { index: false, follow: false } };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** The frame of every staff page: where one is, who one is, and the way to everything else. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const actor = await requireStaff();
  const [{ shared }, words, theme, me, sites, site, messages, head] = await Promise.all([
    getSession(),
    getTranslations("Staff"),
    chosenTheme(),
    api().then((caller) => caller.staff.me()),
    sitesInUse(),
    siteOf(null),
    getMessages(),
    headers(),
  ]);
  const pages = pagesOf[actor.role].map((page) => ({
    href: staffPages[page],
    label: words(`pages.${page}`),
    short: words(`tabs.${page}`),
  }));
  return (
    <html lang="en" suppressHydrationWarning {...(theme ? { "data-theme": theme } : {})}>
      <body>
        <BeforePaint nonce={head.get("x-nonce") ?? ""} />
        <NextIntlClientProvider messages={staffWords(messages)}>
          <ApiProvider>
            <a className="skip" href="#main">
              {words("skip")}
            </a>
            <header className="topbar">
              <Link className="brand" href={staffPages.today} prefetch={false}>
                <Brand />
                <span>{words("product")}</span>
              </Link>
              <SiteSwitch
                practice={me.practice.name}
                sites={sites.map(({ siteId, name, zone }) => ({ siteId, name, zone }))}
                chosen={site?.siteId ?? ""}
                now={actor.now.toString()}
              />
              <Nav className="nav" label={words("mainNav")} pages={pages} />
              <div className="search-slot">
                {actor.role !== "manager" && <HeadSearch role={actor.role} />}
              </div>
              <PersonMenu me={me} theme={theme} shared={shared} />
            </header>
            {shared && <SharedBar name={me.name} />}
            {children}
            <Nav
              className="tabs"
              label={words("mainNav")}
              pages={pages.slice(0, 4).map(({ href, short }) => ({ href, label: short }))}
            />
            <Toasts close={words("close")} />
            <Keys mayFind={actor.role === "desk"} mayTake={pagesOf[actor.role].includes("recovery")} />
            <WhoTaps />
            <EarlyHands />
          </ApiProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
