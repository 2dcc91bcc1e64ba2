"use client";

import { useTranslations } from "next-intl";

/** The words of a button among many that say the same: who listens hears what it is about. */
export function About({ label, title }: { label: string; title: string }) {
  const words = useTranslations("Case.gates");
  return (
    <>
      <span aria-hidden="true">{label}</span>
      <span className="hidden">{words("about", { button: label, title })}</span>
    </>
  );
}
