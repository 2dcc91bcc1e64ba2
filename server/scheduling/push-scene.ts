import { type Ctx, DomainError, type Tx } from "#server/kernel/index.ts";
import { refusedDay, type StartRefusal } from "./decide.ts";
import { isoOf } from "./epoch.ts";
import { loadSituation } from "./load-situation.ts";
import { mustBeBookable } from "./may-book.ts";
import { BeingChecked } from "./refusals.ts";
import { pinnedTo } from "./rules/pinned.ts";
import type { Pushed, PushRefusal } from "./rules/push.ts";
import { dateAt, MINUTE } from "./rules/wall-clock.ts";
import type { ReadBooking } from "./schemas.ts";
import { type Scene, sceneOf, situationOf } from "./situation.ts";

/** What keeps a booking from going, whoever else goes. `alone`: it could not be moved by itself either. */
export type ListRefusal = PushRefusal | StartRefusal | { readonly kind: "alone" };

/** A booking of the list with all that decides on its new hour. */
export type Item = { view: ReadBooking; scene: Scene; pushed: Pushed; refusal: ListRefusal | null };

/** Loads what decides on each of a list that goes by so many minutes (back, where they are negative), with the claims of all of them left out. */
export async function itemsOf(
  tx: Tx,
  ctx: Ctx,
  list: readonly ReadBooking[],
  minutes: number,
): Promise<Item[]> {
  const gone = new Set(list.map(({ bookingId }) => bookingId));
  return Promise.all(list.map((view) => itemOf(tx, ctx, view, minutes, gone)));
}

async function itemOf(
  tx: Tx,
  ctx: Ctx,
  view: ReadBooking,
  minutes: number,
  gone: ReadonlySet<string>,
): Promise<Item> {
  const { bookingId } = view;
  const was = Date.parse(view.startsAt);
  const startsAt = was + minutes * MINUTE;
  const found = await loadSituation(tx, ctx, {
    subject: { bookingId, surgeonId: null },
    days: { at: isoOf(startsAt) },
    patientId: null,
  });
  const busy = Object.fromEntries(
    Object.entries(found.busy).map(([id, claims]) => [id, claims.filter(([, , whose]) => !gone.has(whose))]),
  );
  const loose = sceneOf({ ...found, busy });
  const holders = new Map(found.place.booking?.holders);
  const scene = { ...loose, requirement: pinnedTo(loose.requirement, holders, ["surgeon", "theatre"]) };
  const situation = situationOf(scene, ctx.now, { startsAt, endsAt: startsAt });
  return {
    view,
    scene,
    pushed: { bookingId, was, startsAt, situation, exceptions: scene.exceptions },
    refusal: mayMove(scene) ?? refusedDay(found.place, dateAt(startsAt, found.place.zone)),
  };
}

function mayMove(scene: Scene): ListRefusal | null {
  try {
    mustBeBookable(scene, { moving: true });
    return null;
  } catch (error) {
    if (!(error instanceof DomainError) || error instanceof BeingChecked) throw error;
    return { kind: "alone" };
  }
}
