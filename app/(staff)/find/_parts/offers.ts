import type { needKinds, ProfileView } from "#server/catalogue/schemas.ts";

/** A variant as the desk knows it: neutral words and minutes. */
export type Offer = {
  readonly variantId: string;
  readonly label: string;
  readonly kind: ProfileView["kind"];
  readonly forNewCallers: boolean;
  /** A review, or a service of an earlier system: for somebody who was booked before. */
  readonly forKnown: boolean;
  /** Nobody goes home alone after these. */
  readonly withCompanion: boolean;
  readonly parts: readonly OfferPart[];
  /** Every kind of room or person that it needs. */
  readonly needs: readonly NeedKind[];
};
type NeedKind = (typeof needKinds)[number];
/** One phase by the place that it is in; `before` and `after` are the set-up and turnover of that place. */
export type OfferPart = {
  readonly kind: NeedKind;
  readonly minutes: number;
  readonly before: number;
  readonly after: number;
};

const places: readonly NeedKind[] = ["theatre", "bay", "consulting_room"];

/** Every variant, the ones no longer offered too: a case that waits may still have one. Those are not for new callers. */
export function offersOf(profiles: readonly ProfileView[]): Offer[] {
  return profiles.flatMap((profile) =>
    profile.variants.map((variant) => ({
      variantId: variant.variantId,
      label: `${profile.label}, ${variant.label}`,
      kind: profile.kind,
      forNewCallers: profile.forNewCallers && profile.active && variant.active,
      forKnown: ["review", "service"].includes(profile.kind) && profile.active && variant.active,
      withCompanion: profile.anaesthesia === "sedation" || profile.anaesthesia === "general",
      parts: variant.phases.map(partOf),
      needs: variant.phases.flatMap((phase) => phase.needs.map(({ kind }) => kind)),
    })),
  );
}

function partOf({ minutes, needs }: ProfileView["variants"][number]["phases"][number]): OfferPart {
  const place = needs.find(({ kind }) => places.includes(kind)) ?? needs[0];
  return {
    kind: place?.kind ?? "surgeon",
    minutes,
    before: place?.beforeMinutes ?? 0,
    after: place?.afterMinutes ?? 0,
  };
}
