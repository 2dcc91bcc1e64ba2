import type { Ctx, Tx } from "#server/kernel/index.ts";
import { bookingViewsOf } from "./booking-views.ts";
import { isoOf } from "./epoch.ts";
import type { Item, ListRefusal } from "./push-scene.ts";
import { meets } from "./rules/board-day.ts";
import type { Claimed, Interval } from "./rules/interval.ts";
import { type PushAsk, type PushedTo, pushAll } from "./rules/push.ts";
import { MINUTE } from "./rules/wall-clock.ts";
import type { PushLine, PushObstacle } from "./schemas.ts";
import { hoursOf } from "./start-view.ts";

export type Judged =
  | { ok: true; starts: ReadonlyMap<string, PushedTo> }
  | { ok: false; refused: ReadonlyMap<string, ListRefusal> };

/** All of a list, or why not. */
export function judgeList(items: readonly Item[], ask: PushAsk): Judged {
  const before = new Map(
    items.flatMap(({ view, refusal }) => (refusal ? [[view.bookingId, refusal] as const] : [])),
  );
  const verdict = pushAll(
    items.map(({ pushed }) => pushed),
    ask,
  );
  if (verdict.ok && before.size === 0) return verdict;
  return { ok: false, refused: new Map([...(verdict.ok ? [] : verdict.refused), ...before]) };
}

/** The list as its reader sees it, with names for what stands in the way, as far as she may know them. */
export async function linesOf(tx: Tx, ctx: Ctx, items: readonly Item[], judged: Judged): Promise<PushLine[]> {
  const blocks = new Map(
    items.flatMap((item) => {
      const refusal = judged.ok ? undefined : judged.refused.get(item.view.bookingId);
      return refusal ? [[item.view.bookingId, { refusal, by: blocking(item, refusal) }] as const] : [];
    }),
  );
  const others = [...blocks.values()].flatMap(({ by }) => by?.claim.bookingId ?? []);
  const [named, called] = await Promise.all([bookingViewsOf(tx, ctx, others), namesToCall(tx, ctx, items)]);
  const names = new Map(named.map(({ bookingId, patientName }) => [bookingId, patientName]));
  return items.map(({ view, scene, pushed }) => {
    const { bookingId, scheduleVersion, patientId, patientName, label, startsAt, arrivesAt, step } = view;
    const to = hoursOf(scene, pushed.startsAt);
    const block = blocks.get(bookingId);
    return {
      ...{ bookingId, scheduleVersion, patientId, patientName, label, startsAt, arrivesAt },
      nameToCall: called.get(patientId) ?? null,
      to: { startsAt: isoOf(to.startsAt), endsAt: isoOf(to.endsAt), arrivesAt: isoOf(to.arrivesAt) },
      here: step !== null,
      needsOverride: judged.ok && (judged.starts.get(bookingId)?.outside.length ?? 0) > 0,
      refusal: block ? obstacleOf(block, names) : null,
    };
  });
}

type By = { claim: Claimed; resourceName: string | null };

/** The one claim in the way, where it is one: of the only resource that could be held, or her own. */
function blocking({ view, pushed, scene }: Item, refusal: ListRefusal): By | null {
  const { situation, startsAt } = pushed;
  const met = (claims: readonly Claimed[], span: Interval) => claims.find((claim) => meets(claim, span));
  const around = ({ fromMinute, toMinute }: { fromMinute: number; toMinute: number }) => ({
    startsAt: startsAt + fromMinute * MINUTE,
    endsAt: startsAt + toMinute * MINUTE,
  });
  if (refusal.kind === "patientBusy") {
    const claim = met(situation.busy.get(view.patientId) ?? [], around(situation.requirement.patient));
    return claim ? { claim, resourceName: null } : null;
  }
  if (refusal.kind !== "full") return null;
  for (const need of situation.requirement.needs) {
    const [only, ...others] = need.candidates;
    if (need.kind !== refusal.need || only === undefined || others.length > 0) continue;
    const claim = met(situation.busy.get(only) ?? [], around(need));
    if (claim) return { claim, resourceName: scene.names.get(only) ?? null };
  }
  return null;
}

function obstacleOf(
  { refusal, by }: { refusal: ListRefusal; by: By | null },
  names: ReadonlyMap<string, string>,
): PushObstacle {
  const known = by?.claim.bookingId;
  return {
    kind: refusal.kind === "unsuitable" ? "alone" : refusal.kind,
    need: "need" in refusal ? refusal.need : null,
    date: "date" in refusal ? refusal.date : null,
    resourceName: by?.resourceName ?? null,
    inTheWay: by && {
      patientName: (known && names.get(known)) || null,
      startsAt: isoOf(by.claim.startsAt),
      endsAt: isoOf(by.claim.endsAt),
    },
  };
}

/** By what name each is to be called, where she chose one. */
async function namesToCall(tx: Tx, ctx: Ctx, items: readonly Item[]): Promise<Map<string, string>> {
  const ids = items.map(({ view }) => view.patientId);
  const rows = await tx.sql<{ patientId: string; name: string }[]>`
    select patient_id as "patientId", name_to_use as name from contact_preference
     where practice_id = ${ctx.practiceId} and patient_id = any(${ids}::uuid[]) and name_to_use is not null`;
  return new Map(rows.map(({ patientId, name }) => [patientId, name]));
}
