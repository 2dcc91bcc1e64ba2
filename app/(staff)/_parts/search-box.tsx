"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import { fullDate } from "#app/_format/index.ts";
import { errorView } from "#app/_forms/error.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { PatientHit } from "#server/identity/patient-schemas.ts";

const LEAST = 2;
const SETTLE_MS = 220;

type Props = {
  /** Its accessible name, and what stands in it while it is empty. */
  label: string;
  placeholder: string;
  pick: (hit: PatientHit) => void;
  /** Given where the viewer may register: called with what was typed. */
  register?: (typed: string) => void;
  /** A key that jumps here from anywhere, shown in the box. */
  shortcut?: string;
  inputRef?: RefObject<HTMLInputElement | null>;
};

/**
 * Finds a patient as one types: by name, birth date or phone. Arrows choose, Enter picks, Escape closes. There is nothing to browse: no word, no
 * list. What is typed travels in a body, never in an address.
 */
export function SearchBox({ label, placeholder, pick, register, shortcut, inputRef }: Props) {
  const words = useTranslations("Search");
  const id = useId();
  const own = useRef<HTMLInputElement>(null);
  const input = inputRef ?? own;
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const { hits, fresh, error, looking } = useHits(text);
  useShortcut(shortcut, input);

  const typed = text.trim();
  const shown = open && typed.length >= LEAST;
  const offers = shown && register && fresh ? 1 : 0;
  const count = hits.length + offers;
  const current = Math.min(active, Math.max(count - 1, 0));
  const optionId = (place: number) => `${id}-${place}`;

  function take(place: number) {
    const hit = hits[place];
    // What is shown for an earlier word is not what was meant.
    if (!fresh || (!hit && !offers)) return;
    setOpen(false);
    setText("");
    if (hit) pick(hit);
    else register?.(typed);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      if (shown && count > 0) setActive((current + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
    } else if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      if (shown && !event.repeat) take(current);
    } else if (event.key === "Escape") {
      if (shown) event.preventDefault();
      if (shown) setOpen(false);
      else setText("");
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the focus has left.
    <div
      className="search-box"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <span className="icon i-search" aria-hidden="true" />
      <input
        ref={input}
        className="input"
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={shown && count > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && count > 0 ? optionId(current) : undefined}
        aria-describedby={`${id}-told`}
        placeholder={placeholder}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={80}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      {shortcut && (
        <span className="key" aria-hidden="true">
          <kbd>{shortcut}</kbd>
        </span>
      )}
      <div className="search-found" hidden={!shown}>
        <div role="listbox" id={`${id}-list`} aria-label={label}>
          {shown &&
            hits.map((hit, place) => (
              <div
                key={hit.patientId}
                id={optionId(place)}
                role="option"
                tabIndex={-1}
                aria-selected={place === current}
                data-stale={!fresh || undefined}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(place)}
                onKeyDown={onKeyDown}
              >
                <Hit hit={hit} />
              </div>
            ))}
          {offers > 0 && (
            <div
              id={optionId(hits.length)}
              role="option"
              tabIndex={-1}
              className="search-new"
              aria-selected={current === hits.length}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(hits.length)}
              onKeyDown={onKeyDown}
            >
              <span className="icon i-plus" aria-hidden="true" />
              {words("register", { typed })}
            </div>
          )}
        </div>
        {shown && <Told {...{ hits, fresh, looking, error }} />}
      </div>
      <span className="hidden" id={`${id}-told`} role="status">
        {shown && fresh ? words("found", { count: hits.length }) : ""}
      </span>
    </div>
  );
}

/** Name, birth date and the last figures of the phone: enough to tell two people apart on the phone. */
export function Hit({ hit }: { hit: PatientHit }) {
  return (
    <>
      <span className="who">{hit.name}</span>
      <HitLine hit={hit} />
    </>
  );
}

/** Her birth date and the end of her number; a blank line while they are not known. */
export function HitLine({ hit }: { hit: Pick<PatientHit, "birthDate" | "phoneEnding"> | null }) {
  const words = useTranslations("Search");
  const ending = hit?.phoneEnding?.replace(/(\d\d)(?=\d)/g, "$1 ");
  const line = [
    hit?.birthDate && words("born", { date: fullDate(hit.birthDate) }),
    ending && words("endsIn", { ending }),
  ].filter(Boolean);
  return <span className="small soft">{line.join(", ") || "\u00a0"}</span>;
}

type Hits = { hits: readonly PatientHit[]; fresh: boolean; looking: boolean; error: unknown };

/** What the list cannot say by itself. The hint about the two letters stands in the box, as its placeholder. */
function Told({ hits, fresh, looking, error }: Hits) {
  const words = useTranslations("Search");
  const say = useErrorWords();
  if (error) return <p className="search-told">{say(errorView(error))}</p>;
  if (looking && !fresh) return <p className="search-told late">{words("looking")}</p>;
  return fresh && hits.length === 0 ? <p className="search-told lone">{words("nobody")}</p> : null;
}

function useHits(text: string): Hits {
  const client = useTRPCClient();
  const settled = useSettled(text.trim(), SETTLE_MS);
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    queryKey: ["patients", "search", settled],
    queryFn: ({ signal }) => client.patients.search.query({ query: settled }, { signal }),
    enabled: settled.length >= LEAST,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: 0,
    refetchOnWindowFocus: false,
  });
  const same = settled === text.trim() && settled.length >= LEAST;
  return {
    hits: settled.length >= LEAST && !error ? (data ?? []) : [],
    fresh: same && !isFetching && !isPlaceholderData && !error && data !== undefined,
    looking: isFetching || !same,
    error: same ? error : null,
  };
}

function useSettled(value: string, ms: number): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

/** Jumps to the box, never while somebody types elsewhere. */
function useShortcut(key: string | undefined, input: RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    if (!key) return;
    const onKey = (event: globalThis.KeyboardEvent) => {
      const at = event.target instanceof HTMLElement ? event.target : null;
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey) return;
      if (at?.isContentEditable || at?.closest("input, select, textarea, dialog")) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [key, input]);
}
