import type { ReactNode } from "react";
import { SectionWords } from "#app/_messages/section-words.tsx";

export default function PrepareFrame({ children }: { children: ReactNode }) {
  return <SectionWords of="prepare">{children}</SectionWords>;
}
