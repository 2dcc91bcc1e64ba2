import type { ReactNode } from "react";
import { SectionWords } from "#app/_messages/section-words.tsx";

/** The desk may see the practice's closures, and gets no words of what is operated here. */
export default function CatalogueFrame({ children }: { children: ReactNode }) {
  return <SectionWords of="practice/catalogue">{children}</SectionWords>;
}
