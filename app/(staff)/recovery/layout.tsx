import type { ReactNode } from "react";
import { SectionWords } from "#app/_messages/section-words.tsx";

export default function RecoveryFrame({ children }: { children: ReactNode }) {
  return <SectionWords of="recovery">{children}</SectionWords>;
}
