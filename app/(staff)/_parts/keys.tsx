"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import { noteKey } from "./came-by-key.ts";
import { toggleCover } from "./cover.ts";
import { keysAreOn, subscribeToKeys, turnKeys } from "./keys-on.ts";

/** Presses the link or button of the page that says it answers to this key (`data-key`); whether there was one. */
function press(key: string): boolean {
  const target = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
  target?.click();
  return target !== null;
}

/** Somebody writes, chooses, or has a dialog open: then a key is a letter. */
const isTyping = (at: EventTarget | null): boolean =>
  document.querySelector("dialog[open]") !== null ||
  (at instanceof HTMLElement &&
    (at.isContentEditable || at.closest("input, select, textarea, [role=listbox]") !== null));

/** One key each, from anywhere. `mayFind`: the desk, who finds times; `mayTake`: who looks after patients at home. Search answers to `/` by itself. */
export function Keys({ mayFind, mayTake }: { mayFind: boolean; mayTake: boolean }) {
  const words = useTranslations("Keys");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [told, tell] = useState("");
  const on = useSyncExternalStore(subscribeToKeys, keysAreOn, () => true);

  useEffect(() => {
    /** Whether the key means something here. */
    const act = (key: string): boolean => {
      switch (key) {
        case "?":
          setOpen(true);
          return true;
        case "f":
          if (!mayFind) return false;
          if (location.pathname !== "/find") noteKey();
          if (!press("find")) router.push("/find");
          return true;
        case "m":
          return press("move");
        case "a":
          return press("take");
        case "t":
          router.push("/today");
          return true;
        case "ArrowLeft":
          return press("before");
        case "ArrowRight":
          return press("after");
        case ".":
          tell(toggleCover() ? words("covered") : words("shown"));
          return true;
        default:
          return false;
      }
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if ((on || key === "?") && act(key)) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [mayFind, on, router, words]);

  return (
    <>
      <span className="hidden" role="status">
        {told}
      </span>
      <button type="button" hidden data-key="all" onClick={() => setOpen(true)} />
      {open && (
        <Dialog title={words("title")} close={words("close")} onClose={() => setOpen(false)}>
          <p className="soft">{on ? words("about") : words("isOff")}</p>
          <dl className="keys-list">
            <Line keys={["/"]} words={words("search")} />
            {mayFind && <Line keys={["F"]} words={words("find")} />}
            {mayFind && <Line keys={["M"]} words={words("move")} />}
            {mayTake && <Line keys={["A"]} words={words("take")} />}
            {mayFind && <Line keys={[words("names.enter")]} words={words("enter")} />}
            <Line keys={["T"]} words={words("today")} />
            <Line keys={["←", "→"]} words={words("days")} />
            <Line keys={["."]} words={words("cover")} />
            <Line keys={["?"]} words={words("all")} />
            <Line keys={[words("names.escape")]} words={words("escape")} />
          </dl>
          <div className="btns">
            <button type="button" className="btn" onClick={() => turnKeys(!on)}>
              {on ? words("off") : words("on")}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Line({ keys, words }: { keys: readonly string[]; words: string }) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{words}</dd>
    </div>
  );
}
