"use client";

import { NextIntlClientProvider, useLocale, useMessages, useTimeZone } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type en from "./en.json";

/** Adds words to those that the frame around it has brought. */
export function AddWords({ messages, children }: { messages: Partial<typeof en>; children: ReactNode }) {
  const frame = useMessages();
  const timeZone = useTimeZone();
  const all = useMemo(() => ({ ...frame, ...messages }), [frame, messages]);
  return (
    <NextIntlClientProvider locale={useLocale()} messages={all} {...(timeZone ? { timeZone } : {})}>
      {children}
    </NextIntlClientProvider>
  );
}
