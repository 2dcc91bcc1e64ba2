"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

type Props = { pages: readonly { href: string; label: string }[]; label: string; className: "nav" | "tabs" };

/** The pages of a role, with the one marked on which the reader is: the longest address that leads here. */
export function Nav({ pages, label, className }: Props) {
  const path = usePathname();
  const here = pages
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .reduce((best, { href }) => (href.length > best.length ? href : best), "");
  return (
    <nav className={className} aria-label={label}>
      {pages.map(({ href, label: words }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          {...(href === here ? { "aria-current": "page" as const } : {})}
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}
