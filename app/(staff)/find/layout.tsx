import type { ReactNode } from "react";
import { SectionWords } from "#app/_messages/section-words.tsx";

export default function FindFrame({ children }: { children: ReactNode }) {
  return <SectionWords of="find">{children}</SectionWords>;
}
