import type { ReactNode } from "react";
import { SectionWords } from "#app/_messages/section-words.tsx";

export default function CasesFrame({ children }: { children: ReactNode }) {
  return <SectionWords of="cases">{children}</SectionWords>;
}
