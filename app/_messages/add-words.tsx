"use client";

import { NextIntlClientProvider, useLocale, useMessages, useTimeZone } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type en from "./en.json";

/** Adds words to those that the frame around it has brought. `words`: those messages as JSON. */
export function AddWords({ words, children }: { words: string; children: ReactNode }) {
  const frame = useMessages();
  const timeZone = useTimeZone();
  const all = useMemo(() => ({ ...frame, ...(JSON.parse(words) as Partial<typeof en>) }), [frame, words]);
  return (
    <NextIntlClientProvider locale={useLocale()} messages={all} {...(timeZone ? { timeZone } : {})}>
      {children}
    </NextIntlClientProvider>
  );
}
