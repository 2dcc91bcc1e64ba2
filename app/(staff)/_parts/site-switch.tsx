"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { OtherClock } from "./other-clock.tsx";
import { SITE_COOKIE } from "./site-cookie.ts";

type Props = {
  practice: string;
  sites: readonly { siteId: string; name: string; zone: string }[];
  chosen: string;
  /** An instant of the practice's clock. */
  now: string;
};

/** The practice and the site one works at; with several, the way to another. The last one is kept while the browser is open. */
export function SiteSwitch({ practice, sites, chosen, now }: Props) {
  const words = useTranslations("Staff");
  const path = usePathname();
  const asked = useSearchParams().get("site");
  const here = sites.find(({ siteId }) => siteId === asked) ?? sites.find(({ siteId }) => siteId === chosen);

  useEffect(() => {
    if (asked && here?.siteId === asked) {
      void globalThis.cookieStore?.set({ name: SITE_COOKIE, value: asked, path: "/", sameSite: "lax" });
    }
  }, [asked, here]);

  const name = here ? words("practiceAt", { practice, site: here.name }) : practice;
  const at = (
    <>
      <span className="cut on-desk">{name}</span>
      <span className="cut in-hand">{here?.name ?? practice}</span>
      {here && <OtherClock zone={here.zone} at={now} as="after" />}
    </>
  );
  if (sites.length < 2) return <span className="at">{at}</span>;
  const page = path === "/find" ? "/find" : "/today";
  return (
    <>
      <button type="button" className="at" popoverTarget="site-menu">
        {at}
        <span className="hidden">{words("siteNow")}</span>
        <span className="icon i-down" aria-hidden="true" />
      </button>
      <nav className="menu" id="site-menu" popover="auto" aria-label={words("sites")}>
        {sites.map(({ siteId, name: site }) => (
          <Link
            key={siteId}
            href={`${page}?site=${siteId}`}
            prefetch={false}
            onClick={(event) => event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}
            {...(siteId === here?.siteId ? { "aria-current": "true" as const } : {})}
          >
            {site}
          </Link>
        ))}
      </nav>
    </>
  );
}
