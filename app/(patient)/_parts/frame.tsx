import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { telephone } from "#app/_format/index.ts";
import { LeaveNow } from "./leave-now.tsx";
import { type MyPage, MyTabs } from "./tabs.tsx";

type Props = {
  here: MyPage;
  /** The number to call; null when none is known. */
  phone: string | null;
  /** The page says itself when to call whom, at `#call`. */
  hasCallBoxes?: boolean;
  children: ReactNode;
};

/** What stands on each of her pages: the way to the others, and at the thumb the number to call and the way out. */
export async function MyFrame({ here, phone, hasCallBoxes = false, children }: Props) {
  const words = await getTranslations("My");
  return (
    <>
      <main className="my" id="main">
        <MyTabs here={here} />
        {children}
      </main>
      <nav className="dock" aria-label={words("alwaysHere")}>
        {phone ? (
          <a className="btn" href={hasCallBoxes ? "#call" : telephone(phone)}>
            <span className="icon i-phone" aria-hidden="true" /> {words("callUs")}
          </a>
        ) : (
          <span />
        )}
        <LeaveNow label={words("leaveNow")} />
      </nav>
    </>
  );
}
