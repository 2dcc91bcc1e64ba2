import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { AddWords } from "./add-words.tsx";
import { type Section, wordsOf } from "./sent.ts";

/** The frame of one part of the product: the words that only its own forms and lists need in the browser. They go as one text: a page that hands over each word by itself takes longer to draw. */
export async function SectionWords({ of, children }: { of: Section; children: ReactNode }) {
  return <AddWords words={JSON.stringify(wordsOf(await getMessages(), of))}>{children}</AddWords>;
}
