import Link from "next/link";
import { getTranslations } from "next-intl/server";

const pages = [
  "sites",
  "rooms",
  "hours",
  "duty",
  "closures",
  "people",
  "privileges",
  "catalogue",
  "messages",
  "import",
] as const;
type Page = (typeof pages)[number];

const hrefOf = (page: Page) => (page === "sites" ? "/practice" : `/practice/${page}`);

/** The manager's pages, one line. */
export async function PracticeNav({ here }: { here: Page }) {
  const words = await getTranslations("Practice.pages");
  return (
    <nav className="choice pages" aria-label={words("label")}>
      {pages.map((page) => (
        <Link
          prefetch={false}
          key={page}
          href={hrefOf(page)}
          {...(page === here ? { "aria-current": "page" as const } : {})}
        >
          {words(page)}
        </Link>
      ))}
    </nav>
  );
}
