import { unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MyFrame } from "./frame.tsx";
import type { MyPage } from "./tabs.tsx";

/** What was asked for, or null when it could not be had: the page then says so in words, with scripts or without. The cause is in the log. */
export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}

/** Nothing could be loaded: what to do instead, and the way out. */
export async function Trouble({ here }: { here: MyPage }) {
  const words = await getTranslations("My.trouble");
  return (
    <MyFrame here={here} phone={null}>
      <header className="my-hero">
        <h1>{words("title")}</h1>
        <p className="soft">{words("means")}</p>
        <a className="btn main wide" href={here}>
          {words("again")}
        </a>
      </header>
    </MyFrame>
  );
}
