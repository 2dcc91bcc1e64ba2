"use client";

import { useRouter } from "next/navigation";
import { type MouseEvent, type ReactNode, useTransition } from "react";

/** Followed without loading the page anew; every one of them is a plain link all the same. */
const soft = /^\/(today|find|patients|practice)(\/|$)/;

/** Hears the clicks on all plain links within, so that none of them has to be an island of its own. */
export function SoftLinks({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [pending, start] = useTransition();

  function onClick(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target) return;
    if (link.origin !== location.origin || !soft.test(link.pathname)) return;
    event.preventDefault();
    start(() =>
      router.push(`${link.pathname}${link.search}`, { scroll: link.pathname !== location.pathname }),
    );
  }

  return (
    // The links inside are what is operated; this only hears of it.
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: delegation for the links within
    <div className="soft-links" aria-busy={pending} onClick={onClick}>
      {children}
    </div>
  );
}
