import { getTranslations } from "next-intl/server";

const pages = { "/my": "next", "/my/prepare": "prepare", "/my/days": "days", "/my/reach": "reach" } as const;
export type MyPage = keyof typeof pages;

/** The pages she has. Plain links: each page comes whole from the server, and nothing of it is kept for the next. */
export async function MyTabs({ here }: { here: MyPage }) {
  const words = await getTranslations("My.tabs");
  return (
    <nav className="my-tabs" aria-label={words("label")}>
      {(Object.keys(pages) as MyPage[]).map((page) => (
        <a key={page} href={page} {...(page === here ? { "aria-current": "page" as const } : {})}>
          {words(pages[page])}
        </a>
      ))}
    </nav>
  );
}
