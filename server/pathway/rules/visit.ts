import type { BookingKind } from "#server/scheduling/terms-schemas.ts";
import type { bringItems } from "../schemas.ts";
import { type Anaesthesia, isAsleep } from "./gates.ts";

type BringItem = (typeof bringItems)[number];

/** What to bring, from the neutral profile alone. A companion only where she will have been sedated (docs/domain.md). */
export function bringList(kind: BookingKind, anaesthesia: Anaesthesia): BringItem[] {
  if (kind !== "day_case") return ["identity", "medicineList"];
  const list: BringItem[] = ["identity", "medicineList", "glasses", "looseClothes"];
  return isAsleep(anaesthesia) ? [...list, "companion"] : list;
}

/** Her zone when its clock shows another time than the site's at that instant, else null. */
export function otherZone(at: Temporal.Instant, siteZone: string, hers: string | null): string | null {
  if (!hers || hers === siteZone) return null;
  const differs =
    at.toZonedDateTimeISO(hers).offsetNanoseconds !== at.toZonedDateTimeISO(siteZone).offsetNanoseconds;
  return differs ? hers : null;
}
