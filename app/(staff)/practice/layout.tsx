import type { ReactNode } from "react";
import { SectionWords } from "#app/_messages/section-words.tsx";

export default function PracticeFrame({ children }: { children: ReactNode }) {
  return <SectionWords of="practice">{children}</SectionWords>;
}
