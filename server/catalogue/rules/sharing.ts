import type { Item } from "../checklist-schemas.ts";
import type { Policy } from "./policy.ts";

/** A visit, a call or a day of questions after the operation, as the approved text of its procedure plans it. */
export type Milestone = { readonly day: number; readonly label: string };

/** A task of the approved checklist that the desk is given: which, until when, for which anaesthesia, and whether readiness waits for it. */
export type DeskItem = Pick<Item, "deskTask" | "due" | "gate" | "anaesthesia">;

/** What the desk sees of a booked operation besides its variant and the law. */
type Shown = { readonly milestones: readonly Milestone[]; readonly deskItems: readonly DeskItem[] };

/** A procedure that can really be asked for at one site on one day: permitted there, in use, with an approved text. */
export type Offering = {
  readonly procedureId: string;
  readonly sensitive: boolean;
  /** Variants in use; each brings its profile's price band and follow-up label, so these are the same for whoever shares it. */
  readonly variantIds: readonly string[];
  /** What the desk can see of it besides its variant. */
  readonly pattern: string;
};

const OTHERS = 2; // three in all: docs/domain.md

/**
 * How the first possible date comes about, what the desk does beforehand, and which visits follow: the same words for the same pattern. `age`: hers today, where it is about somebody;
 * while she is too young, a "not before" on her birthday would tell the procedures that have a minimum age from the others.
 */
export function patternOf(
  policy: Pick<Policy, "waits" | "minimumConsultations" | "minimumAge">,
  { milestones, deskItems }: Shown,
  age: number | null = null,
): string {
  const { minimumConsultations, minimumAge } = policy;
  const awaited = age !== null && minimumAge !== null && age < minimumAge ? minimumAge : null;
  const waits = policy.waits
    .map(({ start, days, blocks, waivable }) =>
      [start, days, waivable ? "waivable" : "", ...[...new Set(blocks)].sort()].join(" "),
    )
    .sort();
  const visits = milestones.map(({ day, label }) => `${day} ${label.trim().toLowerCase()}`).sort();
  const tasks = deskItems
    .map(({ deskTask, due, gate, anaesthesia }) =>
      [deskTask, ...Object.entries(due).flat().map(String).sort(), gate, ...[...anaesthesia].sort()].join(
        " ",
      ),
    )
    .sort();
  return JSON.stringify([minimumConsultations, awaited, [...new Set(waits)], [...new Set(visits)], tasks]);
}

/** How many other procedures at the site look the same to the desk when booked as this variant. */
export function sharers(offerings: readonly Offering[], procedureId: string, variantId: string): number {
  const own = offerings.find((one) => one.procedureId === procedureId);
  return offerings.filter(
    (one) =>
      one.procedureId !== procedureId && one.pattern === own?.pattern && one.variantIds.includes(variantId),
  ).length;
}

/** The rule of three: a sensitive procedure may be booked as a variant only where at least two others look the same. */
export function isSafe(offerings: readonly Offering[], procedureId: string, variantId: string): boolean {
  const own = offerings.find((one) => one.procedureId === procedureId);
  if (!own?.variantIds.includes(variantId)) return false;
  return !own.sensitive || sharers(offerings, procedureId, variantId) >= OTHERS;
}
