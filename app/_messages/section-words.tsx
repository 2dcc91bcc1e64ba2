import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { AddWords } from "./add-words.tsx";
import { type Section, wordsOf } from "./sent.ts";

/** The frame of one part of the product: the words that only its own forms and lists need in the browser. */
export async function SectionWords({ of, children }: { of: Section; children: ReactNode }) {
  return <AddWords messages={wordsOf(await getMessages(), of)}>{children}</AddWords>;
}
