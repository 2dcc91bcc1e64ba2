import { type Policy, type PolicyRule, policyOn, type Subject } from "./policy.ts";
import { type DeskItem, isSafe, type Milestone, type Offering, patternOf } from "./sharing.ts";

/** A procedure with all that decides whether and how it may be asked for. */
export type ShelfProcedure = Subject & {
  readonly sensitive: boolean;
  readonly active: boolean;
  /** Ticked, and in use with their profile. */
  readonly variantIds: readonly string[];
  /** Of its approved text; null without one: then no case can start. */
  readonly milestones: readonly Milestone[] | null;
  /** What the approved checklist asks of the desk; nothing without one. */
  readonly deskItems: readonly DeskItem[];
};
export type Shelf<P extends ShelfProcedure = ShelfProcedure, R extends PolicyRule = PolicyRule> = {
  readonly procedures: readonly P[];
  readonly rules: readonly R[];
};
/** A site on a date there. */
export type Place = { readonly siteId: string; readonly jurisdiction: string; readonly on: string };

export type Permitted<P> = {
  readonly procedure: P;
  readonly policy: Policy;
  /** `safe`: it tells nobody which procedure it is (the rule of three). */
  readonly variants: readonly { readonly variantId: string; readonly safe: boolean }[];
};

/** What exists at a place: in use and permitted there. Everything else is not there for anybody. `age`: hers today, where it is about somebody. */
export function permittedAt<P extends ShelfProcedure>(
  shelf: Shelf<P>,
  place: Place,
  age: number | null = null,
): Permitted<P>[] {
  const there = shelf.procedures
    .filter((procedure) => procedure.active)
    .map((procedure) => ({ procedure, policy: policyOn(shelf.rules, procedure, place) }))
    .filter(({ policy }) => policy.permitted);
  const offerings = there.flatMap(({ procedure, policy }) => offeringOf(procedure, policy, age));
  return there.map(({ procedure, policy }) => ({
    procedure,
    policy,
    variants: procedure.variantIds.map((variantId) => ({
      variantId,
      safe: !procedure.sensitive || isSafe(offerings, procedure.procedureId, variantId),
    })),
  }));
}

/** Whether the desk could not tell two procedures apart by anything but their variants, at a place, for somebody of her age. Where neither is sensitive it need not. */
export function alikeAt(
  shelf: Shelf,
  place: Place,
  age: number | null,
  pair: readonly [string, string],
): boolean {
  const both = shelf.procedures.filter(({ procedureId }) => pair.includes(procedureId));
  if (both.every(({ sensitive }) => !sensitive)) return true;
  const [one, other] = both.flatMap((procedure) => {
    const policy = policyOn(shelf.rules, procedure, place);
    return policy.permitted ? offeringOf(procedure, policy, age) : [];
  });
  return one !== undefined && one.pattern === other?.pattern;
}

/** Without an approved text nobody can be booked for it, so it hides no other. */
function offeringOf(procedure: ShelfProcedure, policy: Policy, age: number | null): Offering[] {
  const { procedureId, sensitive, variantIds, milestones, deskItems } = procedure;
  return milestones
    ? [{ procedureId, sensitive, variantIds, pattern: patternOf(policy, { milestones, deskItems }, age) }]
    : [];
}

/** The variants that a change would take from sensitive procedures which keep it ticked and stay permitted, by site. */
export function lostBy(
  before: Shelf,
  after: Shelf,
  places: readonly Place[],
): { siteId: string; variantId: string }[] {
  return places.flatMap((place) => {
    const was = safeFor(permittedAt(before, place), true);
    const lost = safeFor(permittedAt(after, place), false).filter((pair) => was.includes(pair));
    return lost.map((pair) => ({ siteId: place.siteId, variantId: pair.split("/")[1] ?? "" }));
  });
}

/** `procedureId/variantId` of sensitive procedures that are safe, or that are not. */
const safeFor = (there: readonly Permitted<ShelfProcedure>[], wanted: boolean): string[] =>
  there
    .filter(({ procedure }) => procedure.sensitive)
    .flatMap(({ procedure, variants }) =>
      variants
        .filter(({ safe }) => safe === wanted)
        .map(({ variantId }) => `${procedure.procedureId}/${variantId}`),
    );
