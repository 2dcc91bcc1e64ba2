import { DomainError, type PatientCtx } from "#server/kernel/index.ts";
import { planMessages } from "#server/messaging/index.ts";
import type { Answers } from "#server/recovery/check-in-schemas.ts";
import { careFor, recoveryQueue, sendCheckIn } from "#server/recovery/index.ts";
import { deskEmails, staffCtx, workerCtx } from "./actors.ts";
import { dateAt } from "./days.ts";
import type { Stage } from "./stage.ts";

/** Somebody who has gone home. `isAsked`: the demo's own sign-in, whose questions of today are left to whoever tries it. */
export type Recovering = { caseId: string; patientId: string; startsAt: Temporal.Instant; isAsked: boolean };

const well = (pain: number): Answers => ({
  ...{ pain, temperature: { value: 36.8, unit: "C" }, bleeding: "spots", water: true },
  ...{ signs: [], words: "" },
});

/** What is told today, the latest last operated first; minutes before the demo's moment. */
const stories: readonly { minutes: number; answers: Answers }[] = [
  { minutes: 22, answers: { ...well(7), temperature: { value: 37.6, unit: "C" } } },
  { minutes: 8, answers: { ...well(4), temperature: { value: 38.2, unit: "C" }, signs: ["redness"] } },
  { minutes: 6, answers: { ...well(5), bleeding: "heavy", signs: ["faint"] } },
  { minutes: 41, answers: { ...well(1), signs: ["constipation"] } },
  { minutes: 75, answers: { ...well(1), words: "May I wash my hair?" } },
];
const LONGEST = 7;

/** How those of the last days say that they are: each day until yesterday in the morning, today as the stories have it; one more has fallen silent; and somebody has taken the first on. */
export async function tellDays(stage: Stage, recovering: readonly Recovering[]): Promise<void> {
  const { site, now } = stage;
  const today = dateAt(now, site.zone);
  const since = now.subtract({ hours: 24 * LONGEST });
  const lately = recovering
    .filter(
      ({ startsAt }) => dateAt(startsAt, site.zone) < today && Temporal.Instant.compare(startsAt, since) > 0,
    )
    .toSorted((a, b) => Temporal.Instant.compare(b.startsAt, a.startsAt));
  const others = lately.filter(({ isAsked }) => !isAsked);
  for (const one of [...lately.filter(({ isAsked }) => isAsked), ...others.slice(0, stories.length)]) {
    await tellBefore(stage, one, today);
    const story = stories[others.indexOf(one)];
    if (story) await tell(stage, one, today, now.subtract({ minutes: story.minutes }), story.answers);
  }
  const silent = others[stories.length];
  if (silent) await fallSilent(stage, silent, today);
  await takeFirst(stage);
}

const SILENT_DAYS = 2;

/** Said how she was until the day before yesterday, and nothing since; from her operation on it was known when she would. */
async function fallSilent(stage: Stage, one: Recovering, today: string): Promise<void> {
  const since = Temporal.PlainDate.from(today).subtract({ days: SILENT_DAYS });
  await planMessages(workerCtx(stage.laid, one.startsAt), one.patientId);
  await tellBefore(stage, one, since.toString());
}

const dayOf = ({ startsAt }: Recovering, date: string, zone: string): number =>
  Temporal.PlainDate.from(dateAt(startsAt, zone)).until(date, { largestUnit: "day" }).days;

async function tellBefore(stage: Stage, one: Recovering, today: string): Promise<void> {
  const { zone } = stage.site;
  for (let day = 1; day < dayOf(one, today, zone); day++) {
    const date = Temporal.PlainDate.from(dateAt(one.startsAt, zone)).add({ days: day });
    const at = date.toZonedDateTime({ timeZone: zone, plainTime: "08:10" }).toInstant();
    await tell(stage, one, date.toString(), at, well(Math.max(1, 5 - day)));
  }
}

async function tell(
  { laid, site, plant }: Stage,
  one: Recovering,
  date: string,
  now: Temporal.Instant,
  answers: Answers,
): Promise<void> {
  const her: PatientCtx = {
    ...{ viewer: "patient", role: "patient", practiceId: laid.practiceId, requestId: "demo" },
    ...{ actorId: one.patientId, now },
  };
  const words = plant ? `${plant}-reported` : answers.words;
  try {
    const day = dayOf(one, date, site.zone);
    await sendCheckIn(her, { caseId: one.caseId, day, answers: { ...answers, words } });
  } catch (error) {
    // She did not come, or her plan does not ask on that day.
    if (!(error instanceof DomainError)) throw error;
  }
}

/** A nurse of today takes the most urgent on, and says what she did. */
async function takeFirst({ laid, now, plant }: Stage): Promise<void> {
  const nurse = laid.plan.staff.find(({ roles }) => roles.includes("nurse"))?.email ?? deskEmails(laid)[0];
  const ctx = staffCtx(laid, nurse ?? "", "nurse", now);
  const [first] = (await recoveryQueue(ctx)).open;
  if (!first) return;
  const { checkInId } = first;
  await careFor(ctx, { kind: "taken", checkInId, heldBy: null });
  await careFor(ctx, {
    kind: "reached",
    checkInId,
    words: plant ? `${plant}-noted` : "An ambulance is on its way.",
  });
}
