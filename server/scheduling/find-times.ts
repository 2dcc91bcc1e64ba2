import { authorise, type Ctx, DomainError, invalid, Last, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { refusedDay, requirementsWith } from "./decide.ts";
import { loadSituation } from "./load-situation.ts";
import type { Subject } from "./load-subject.ts";
import { mustBeBookable } from "./may-book.ts";
import { mustLead } from "./must-allow.ts";
import { refusalError } from "./refusals.ts";
import { explain } from "./rules/explain.ts";
import { findStarts } from "./rules/find-starts.ts";
import type { Requirement } from "./rules/requirement.ts";
import { firstOf, type Start } from "./rules/starts.ts";
import { DAY, dateOfDay, dayBounds, dayOfDate } from "./rules/wall-clock.ts";
import { FindTimes, type FoundTimes, type ObstacleView } from "./schemas.ts";
import { questionOf, type Scene, sceneOf } from "./situation.ts";
import { dayView, obstacleView, startView } from "./start-view.ts";
import { whenChecked } from "./when-checked.ts";

type Asked = ReturnType<typeof FindTimes.parse>;

/**
 * The starts of a window that `book` (or `move`, for a booking) accepts, first one first, and for each day without any what stands in its way. One round
 * trip. What is searched for a patient, a request or a booking is audited as her times, in one row. NOT_FOUND for what is not there or the reader must not know; PRECONDITION_FAILED as `book`; BAD_REQUEST `unsuitable` for a wish that serves no need.
 */
export async function findTimes(ctx: Ctx, input: FindTimes): Promise<FoundTimes> {
  const asked = FindTimes.parse(input);
  return whenChecked(ctx, () => findNow(ctx, asked));
}

async function findNow(ctx: Ctx, asked: Asked): Promise<FoundTimes> {
  authorise(ctx, "schedule:read");
  if (asked.requestId || asked.bookingId) authorise(ctx, "booking:write");
  if (asked.patientId) authorise(ctx, "patient:open");
  const { from, to } = asked;
  const found = await transact(ctx, async (tx) => {
    const situation = await loadSituation(tx, ctx, {
      subject: subjectOf(asked),
      days: { from, to },
      patientId: asked.patientId ?? null,
      wishId: asked.wishId ?? null,
    });
    const { patientId } = situation.place;
    if (asked.patientId && patientId !== asked.patientId) throw notFound("patient");
    if (!patientId) return situation;
    const searched = { action: "times.searched", subjectKind: "patient", subjectId: patientId };
    return new Last(audit(tx, ctx, { ...searched, shown: [patientId] }).then(() => situation));
  });
  const { siteId, requestId, booking } = found.place;
  if (siteId !== asked.siteId) throw invalid("siteId", "otherSite");
  if (booking) mustLead(ctx, "move", booking);
  const scene = sceneOf(found);
  mustBeBookable(scene, { moving: asked.bookingId !== undefined });
  if (requestId && !asked.bookingId && found.place.requestState !== "waiting")
    throw new DomainError("CONFLICT", "notWaiting");
  if (requestId && asked.surgeonId && asked.surgeonId !== found.place.surgeonId)
    throw invalid("surgeonId", "surgeonFixed");
  const ways = requirementsWith(scene.requirement, asked.wishId ?? null);
  if (ways.length === 0) throw refusalError({ kind: "unsuitable" }, []);
  return search(scene, ways, ctx.now, asked);
}

function subjectOf({ variantId, requestId, bookingId, siteId, surgeonId }: Asked): Subject {
  if (requestId) return { requestId };
  if (bookingId) return { bookingId, surgeonId: surgeonId ?? null };
  return { variantId: variantId ?? "", siteId, surgeonId: surgeonId ?? null };
}

function search(scene: Scene, ways: readonly Requirement[], now: Temporal.Instant, asked: Asked): FoundTimes {
  const { zone, notBefore, notAfter } = scene.found.place;
  const [first, last] = [latest(asked.from, notBefore), earliest(asked.to, notAfter)];
  const off = datesFrom(asked.from, nextDate(asked.to)).flatMap((date) => {
    const refusal = refusedDay(scene.found.place, date);
    return refusal ? [{ date, reason: dayView(refusal) }] : [];
  });
  const { starts, total, why } =
    first <= last ? searchFrom(scene, ways, now, { ...asked, from: first, to: last }) : none(off);
  return {
    zone,
    from: asked.from,
    to: asked.to,
    starts: starts.map((start) => startView(scene, start)),
    total,
    days: [...off, ...why.days].toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    nothing: why.nothing,
  };
}

const latest = (date: string, other: string | null) => (other !== null && other > date ? other : date);
const earliest = (date: string, other: string | null) => (other !== null && other < date ? other : date);

type Searched = {
  starts: Start[];
  total: number;
  why: { days: { date: string; reason: ObstacleView }[]; nothing: ObstacleView | null };
};

function searchFrom(
  scene: Scene,
  ways: readonly Requirement[],
  now: Temporal.Instant,
  asked: Asked,
): Searched {
  const { zone } = scene.found.place;
  const window = { startsAt: dayBounds(zone, asked.from).startsAt, endsAt: dayBounds(zone, asked.to).endsAt };
  const { earliestMinute, latestMinute, weekdays } = asked;
  const question = {
    ...questionOf(scene, now, window, asked.stepMinutes),
    ...(earliestMinute === undefined ? {} : { earliestMinute }),
    ...(latestMinute === undefined ? {} : { latestMinute }),
    ...(weekdays === undefined ? {} : { weekdays }),
  };
  const questions = ways.map((requirement) => ({ ...question, requirement }));
  const found = questions.map((one) => findStarts(one));
  const { starts, total } = firstOf(found, asked.limit);
  const [why, ...others] = questions.map((one) => explain(one));
  const nowhere = why?.days.filter(({ date }) =>
    others.every(({ days }) => days.some((day) => day.date === date)),
  );
  return {
    starts,
    total,
    why: {
      days: (nowhere ?? []).map(({ date, reason }) => ({ date, reason: obstacleView(scene, reason) })),
      nothing: total === 0 && why?.nothing ? obstacleView(scene, why.nothing) : null,
    },
  };
}

const none = (days: { reason: ObstacleView }[]): Searched => ({
  starts: [],
  total: 0,
  why: { days: [], nothing: days[0]?.reason ?? null },
});

/** Every date from one up to, not including, another. */
function datesFrom(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let day = dayOfDate(from); day < dayOfDate(to); day++) dates.push(dateOfDay(day));
  return dates;
}

const nextDate = (date: string): string => dateOfDay((Date.parse(date) + DAY) / DAY);
