import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SectionWords } from "#app/_messages/section-words.tsx";

// Titles are neutral: the kind of page, never whom it is about.
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Patients"))("record") };
}

export default function PatientsLayout({ children }: { children: ReactNode }) {
  return <SectionWords of="patients">{children}</SectionWords>;
}
