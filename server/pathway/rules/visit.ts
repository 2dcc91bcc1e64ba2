import type { bringItems } from "../schemas.ts";

type BringItem = (typeof bringItems)[number];
type Kind = "consultation" | "day_case" | "review" | "service";
type Anaesthesia = "none" | "local" | "sedation" | "general";

/** What to bring, from the neutral profile alone. A companion only where she will have been sedated (docs/domain.md). */
export function bringList(kind: Kind, anaesthesia: Anaesthesia): BringItem[] {
  if (kind !== "day_case") return ["identity", "medicineList"];
  const list: BringItem[] = ["identity", "medicineList", "glasses", "looseClothes"];
  return anaesthesia === "sedation" || anaesthesia === "general" ? [...list, "companion"] : list;
}

/** Her zone when its clock shows another time than the site's at that instant, else null. */
export function otherZone(at: Temporal.Instant, siteZone: string, hers: string | null): string | null {
  if (!hers || hers === siteZone) return null;
  const differs =
    at.toZonedDateTimeISO(hers).offsetNanoseconds !== at.toZonedDateTimeISO(siteZone).offsetNanoseconds;
  return differs ? hers : null;
}
