import type { NeedKind } from "./requirement.ts";

/** What stands in the way, for a page to put into words. Dates `YYYY-MM-DD` on the site's calendar, instants epoch ms, weekdays ISO. */
export type Obstacle =
  | { readonly kind: "past" }
  | { readonly kind: "closedDay" }
  /** Nobody of that kind has hours here on that weekday; without a weekday: not at all. */
  | { readonly kind: "noneOfKindHere"; readonly need: NeedKind; readonly weekday: number | null }
  /** The only ones who could are away; `resourceId` is back first, on the date `until`. */
  | { readonly kind: "away"; readonly resourceId: string; readonly until: string }
  /** Everyone of that kind is booked (so many of them are open). */
  | { readonly kind: "full"; readonly need: NeedKind; readonly members: number }
  /** A `need` is free at `at`, but no `without` is then. The same kind twice: one is free, not enough of them. */
  | {
      readonly kind: "noOverlap";
      readonly need: NeedKind;
      readonly without: NeedKind;
      readonly at: number | null;
    }
  | { readonly kind: "patientBusy" }
  | { readonly kind: "preference" };

/** Why one start is refused. `closed`: outside the hours of everyone of that kind; an override (`openOutsideHours`) may pass it, and nothing else. */
export type Refusal =
  | { readonly kind: "past" }
  | { readonly kind: "noneOfKindHere"; readonly need: NeedKind }
  | { readonly kind: "closed"; readonly need: NeedKind }
  | { readonly kind: "full"; readonly need: NeedKind }
  | { readonly kind: "tooFew"; readonly need: NeedKind }
  | { readonly kind: "patientBusy" };
