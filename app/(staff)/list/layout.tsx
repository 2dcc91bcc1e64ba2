import type { ReactNode } from "react";
import { SectionWords } from "#app/_messages/section-words.tsx";

export default function ListFrame({ children }: { children: ReactNode }) {
  return <SectionWords of="list">{children}</SectionWords>;
}
