import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { StaffRole } from "#server/kernel/index.ts";
import { PracticeNav } from "../../_parts/practice-nav.tsx";

const pages = ["procedures", "profiles", "rules", "texts"] as const;
type Page = (typeof pages)[number];

const hrefOf = (page: Page) =>
  page === "procedures" ? "/practice/catalogue" : `/practice/catalogue/${page}`;

export const readers = ["manager", "surgeon", "nurse", "anaesthetist"] as const satisfies StaffRole[];

type Props = { here: Page; role: StaffRole; title?: ReactNode; children: ReactNode };

/** The head of every page of the catalogue: managers come from Practice, clinicians read. */
export async function Frame({ here, role, title, children }: Props) {
  const words = await getTranslations("Catalogue");
  return (
    <main className="record catalogue" id="main">
      <div className="record-head">
        <h1>{title ?? words("title")}</h1>
      </div>
      {role === "manager" && <PracticeNav here="catalogue" />}
      <nav className="subpages" aria-label={words("pages.label")}>
        {pages.map((page) => (
          <Link
            key={page}
            href={hrefOf(page)}
            prefetch={false}
            {...(page === here ? { "aria-current": "page" as const } : {})}
          >
            {words(`pages.${page}`)}
          </Link>
        ))}
      </nav>
      {role !== "manager" && <p className="soft catalogue-about">{words("readOnly")}</p>}
      {children}
    </main>
  );
}
