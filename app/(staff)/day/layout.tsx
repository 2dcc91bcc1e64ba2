import type { ReactNode } from "react";
import { SectionWords } from "#app/_messages/section-words.tsx";

export default function DayFrame({ children }: { children: ReactNode }) {
  return <SectionWords of="day">{children}</SectionWords>;
}
