"use client";

import { useTranslations } from "next-intl";
import type { Lost } from "#server/catalogue/schemas.ts";

/** What a change has taken from the offer, in words that name no procedure. */
export function LostNotice({ lost }: { lost: readonly Lost[] }) {
  const words = useTranslations("Catalogue");
  if (lost.length === 0) return null;
  const list = lost.map((one) =>
    words("lostOne", { profile: one.profileLabel, variant: one.variantLabel, site: one.siteName }),
  );
  return (
    <div className="notice is-attention" role="status">
      <p>{words("lost", { list: list.join("; ") })}</p>
    </div>
  );
}
