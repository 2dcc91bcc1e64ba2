import { canBook } from "./rules/can-book.ts";
import type { Situation } from "./rules/find-starts.ts";
import type { Refusal } from "./rules/obstacle.ts";
import { heldOutside, openOutsideHours } from "./rules/outside-hours.ts";
import type { Requirement } from "./rules/requirement.ts";
import type { Start } from "./rules/starts.ts";
import { dateAt } from "./rules/wall-clock.ts";
import { type Scene, situationOf } from "./situation.ts";

export type Ask = {
  readonly now: Temporal.Instant;
  /** Epoch ms. */
  readonly startsAt: number;
  /** A resource that must be among the chosen ones. */
  readonly wishId: string | null;
  /** Whether the hours of whoever is not there at all may be passed over. */
  readonly outsideHours: boolean;
};

/** `outside`: the resources that are held outside their hours, where that was allowed and needed. */
export type Verdict =
  | { readonly ok: true; readonly start: Start; readonly outside: readonly string[] }
  | { readonly ok: false; readonly refusal: StartRefusal };

/** Why one start is refused; beside the rules' reasons the request's own date, and a wish that serves no need. */
export type StartRefusal =
  | Refusal
  | { readonly kind: "notBefore"; readonly date: string }
  | { readonly kind: "askSurgeon" }
  | { readonly kind: "unsuitable" };

/** Whether one start books in this scene, with whom, or why not. Pure. */
export function decide(scene: Scene, ask: Ask): Verdict {
  const { startsAt } = ask;
  const { zone } = scene.found.place;
  const at = situationOf(scene, ask.now, { startsAt, endsAt: startsAt });
  const date = dateAt(startsAt, zone);
  const offDay = refusedDay(scene.found.place, date);
  if (offDay) return { ok: false, refusal: offDay };
  const ways = requirementsWith(scene.requirement, ask.wishId);
  const tried = ways.map((requirement) => tryOne({ ...at, requirement }, scene, ask));
  return tried.find(({ ok }) => ok) ?? tried[0] ?? { ok: false, refusal: { kind: "unsuitable" } };
}

/** Why a request may not be booked for a day, whoever is free; null: it may. */
export function refusedDay(
  { notBefore, notAfter }: { readonly notBefore: string | null; readonly notAfter: string | null },
  date: string,
): StartRefusal | null {
  if (notAfter !== null && date > notAfter) return { kind: "askSurgeon" };
  return notBefore !== null && date < notBefore ? { kind: "notBefore", date: notBefore } : null;
}

function tryOne(at: Situation, { exceptions }: Scene, { startsAt, outsideHours }: Ask): Verdict {
  const inHours = canBook(at, startsAt);
  if (inHours.ok) return { ok: true, start: inHours, outside: [] };
  if (inHours.reason.kind !== "closed" || !outsideHours) return { ok: false, refusal: inHours.reason };
  const open = openOutsideHours(at.requirement, at.open, exceptions, startsAt);
  const start = canBook({ ...at, open }, startsAt);
  if (!start.ok) return { ok: false, refusal: start.reason };
  return { ok: true, start, outside: heldOutside(start.assignment, at.open) };
}

/** Each way to have a wish among the chosen: one need after the other that takes it alone. Without a wish: as it is. */
export function requirementsWith(requirement: Requirement, wishId: string | null): Requirement[] {
  if (wishId === null) return [requirement];
  return requirement.needs.flatMap((wished) => {
    if (!wished.candidates.includes(wishId)) return [];
    const needs = requirement.needs.map((need) =>
      need === wished ? { ...need, candidates: [wishId] } : need,
    );
    return [{ ...requirement, needs }];
  });
}
