import "server-only";
import type { Option } from "#app/_forms/fields.tsx";
import { api } from "#app/_trpc/server.ts";

/** What a review can be booked as, for the one that takes sutures out. */
export async function reviewChoices(): Promise<Option[]> {
  const profiles = await (await api()).catalogue.profiles({});
  return profiles
    .filter(({ kind, active }) => kind === "review" && active)
    .flatMap(({ label, variants }) =>
      variants
        .filter(({ active }) => active)
        .map((variant) => ({ value: variant.variantId, label: `${label}, ${variant.label}` })),
    );
}
