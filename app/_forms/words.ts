"use client";

import { useTranslations } from "next-intl";
import { inWords, type Said } from "./in-words.ts";

/** Says errors in the reader's words, wherever a part of the page shows one. */
export function useErrorWords(): (view: Said) => string {
  const words = useTranslations("Errors");
  return (view) => inWords(words, view);
}
