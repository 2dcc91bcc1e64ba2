import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** A sealed line: a hatched margin for who looks, a word for who listens. `.` covers it; on a phone it starts covered; it is not printed. */
export function Sealed({ children }: { children: ReactNode }) {
  const words = useTranslations("List");
  return (
    <span className="sealed">
      <span className="hidden">{words("sealed")} </span>
      <span className="seal-words">{children}</span>
    </span>
  );
}
