import { competing } from "./assign.ts";
import { hasBit } from "./bits.ts";
import { collect, type Situation } from "./find-starts.ts";
import { anyOf, freeOf, takenStarts } from "./free.ts";
import type { Grid } from "./grid.ts";
import type { Refusal } from "./obstacle.ts";
import { type Held, Starts } from "./starts.ts";
import { dayOf, MINUTE, offsetsOf } from "./wall-clock.ts";

export type Decision =
  | { readonly ok: true; readonly startsAt: number; readonly assignment: readonly Held[] }
  | { readonly ok: false; readonly reason: Refusal };

/** Whether one start (epoch ms, on any grid or none) books, with the resources chosen, or why not. */
export function canBook(at: Situation, startsAt: number): Decision {
  const day = dayOf(startsAt, offsetsOf(at.zone, { startsAt, endsAt: startsAt }));
  const grid: Grid = { first: startsAt, step: 1, count: 1, days: [{ day, offset: 0, from: 0, to: 1 }] };
  const found = new Starts(at.requirement.needs);
  collect(at, grid, found, {}, 1);
  const start = found.at(0);
  return start ? { ok: true, ...start } : { ok: false, reason: refusal(at, grid) };
}

function refusal(at: Situation, grid: Grid): Refusal {
  const { needs, patient, fromMinute } = at.requirement;
  if (grid.first + fromMinute * MINUTE < at.now) return { kind: "past" };
  const nobody = needs.find((need) => need.candidates.length === 0);
  if (nobody) return { kind: "noneOfKindHere", need: nobody.kind };
  const can = (need: (typeof needs)[number], busy: Situation["busy"]) =>
    hasBit(anyOf(grid, freeOf(grid, need, at.open, busy)), 0);
  const closed = needs.find((need) => !can(need, new Map()));
  if (closed) return { kind: "closed", need: closed.kind };
  const full = needs.find((need) => !can(need, at.busy));
  if (full) return { kind: "full", need: full.kind };
  if (hasBit(takenStarts(grid, patient, at.patientBusy), 0)) return { kind: "patientBusy" };
  const short = competing(needs).find((group) => !canServe(at, grid, group));
  return { kind: "tooFew", need: needs[short?.[0] ?? 0]?.kind ?? "nurse" };
}

function canServe(at: Situation, grid: Grid, group: readonly number[]): boolean {
  const needs = at.requirement.needs.filter((_, i) => group.includes(i));
  const found = new Starts(needs);
  collect({ ...at, requirement: { ...at.requirement, needs } }, grid, found, {}, 1);
  return found.length > 0;
}
