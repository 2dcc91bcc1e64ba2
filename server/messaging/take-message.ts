import { createHash } from "node:crypto";
import { type Ctx, type Tx, transact } from "#server/kernel/index.ts";
import { lostAt, ms } from "#server/scheduling/index.ts";
import { tokenOf } from "./answer-token.ts";
import type { Outgoing } from "./channels/channel.ts";
import { keepLink } from "./keep-link.ts";
import { loadState } from "./load-state.ts";
import { askToPlan, lockMessagesOf } from "./plan-messages.ts";
import { dayAndTime } from "./rules/facts.ts";
import { inPlace } from "./rules/in-place.ts";
import { plan } from "./rules/plan.ts";
import { keyOf, type Left, type Planned, type Reach, type State, type Visit } from "./rules/state.ts";
import { takesAnswer } from "./rules/takes-answer.ts";
import { whyGone } from "./rules/why-gone.ts";
import { answerAddress, linkOf, wordsOf } from "./words-of.ts";

type Row = Omit<Planned, "skipped"> & {
  messageId: string;
  patientId: string;
  state: string;
  reason: string | null;
  changedAt: number;
  providerId: string | null;
};

/** `patientId`: whose it is, `at`: since when it is in hand (epoch ms). */
export type Taken = Outgoing & { channel: Reach["channel"]; patientId: string; at: number };

/** Whoever has one in hand is done with it sooner; what is older was broken off. */
const IN_HAND_MS = 5 * 60_000;

/**
 * What came of taking a message in hand: `mine`: it is to be handed over now, by whoever took it; `left`: somebody took it earlier and never said what came of it; `nothing`: not now, or not at all, which
 * is written down with its reason.
 */
export type InHand =
  | { kind: "mine"; taken: Taken }
  | { kind: "left"; taken: Taken; since: Temporal.Instant }
  | { kind: "nothing" };

/** Reads everything once more, and takes a message that is due. For the worker. */
export function takeMessage(ctx: Ctx, messageId: string): Promise<InHand> {
  return transact<InHand>(ctx, async (tx) => {
    const [known] = await tx.sql<{ patientId: string }[]>`
      select patient_id as "patientId" from message where practice_id = ${ctx.practiceId} and message_id = ${messageId}`;
    if (!known) return { kind: "nothing" };
    await lockMessagesOf(tx, ctx, known.patientId);
    const [row] = await rowOf(tx, ctx, messageId);
    if (!row || (row.state !== "planned" && row.state !== "sending")) return { kind: "nothing" };
    const loaded = await loadState(tx, ctx, row.patientId);
    if (!loaded) return { kind: "nothing" };
    if (row.state === "sending") {
      if (row.changedAt > ctx.now.epochMilliseconds - IN_HAND_MS) return { kind: "nothing" };
      const since = Temporal.Instant.fromEpochMilliseconds(row.changedAt);
      const taken = await outgoing(tx, ctx, row, loaded);
      // What has another number or other words by now can be asked for no more: its provider would say that it never came.
      if (taken && row.providerId === printOf(taken)) return { kind: "left", taken, since };
      await become(tx, ctx, messageId, { state: "unknown", reason: "notToldWhether" });
      return { kind: "nothing" };
    }
    const why = await whyNot(tx, ctx, row, loaded.state);
    if (why === "later") return { kind: "nothing" };
    if (why) return skip(tx, ctx, row, why);
    const taken = await outgoing(tx, ctx, row, loaded);
    if (!taken) return skip(tx, ctx, row, "noChannel");
    const visit = loaded.state.visits.find(({ bookingId }) => bookingId === row.bookingId);
    if (visit && leads(row, loaded.state)) await keepLink(tx, ctx, row, visit);
    const [at] = await become(tx, ctx, messageId, { state: "sending", providerId: printOf(taken) });
    return { kind: "mine", taken: { ...taken, at: at?.changedAt ?? taken.at } };
  });
}

const rowOf = (tx: Tx, ctx: Ctx, messageId: string) => tx.sql<Row[]>`
  select message_id as "messageId", patient_id as "patientId", booking_id as "bookingId", schedule_version as version, rule, occasion, channel,
         ${ms(tx, "due_at")} as "dueAt", ${ms(tx, "until")} as until, state, reason, ${ms(tx, "changed_at")} as "changedAt",
         provider_id as "providerId"
    from message
   where practice_id = ${ctx.practiceId} and message_id = ${messageId} for update`;

async function whyNot(tx: Tx, ctx: Ctx, row: Row, state: State): Promise<string | null> {
  const now = ctx.now.epochMilliseconds;
  const wanted = plan(state, now).find((one) => keyOf(one) === keyOf(row));
  if (!wanted) return whyGone(state, row, now);
  if (wanted.skipped) return wanted.skipped;
  // To be called and moved: what it says of an hour is not to be relied on, and what comes next is told once it is known.
  if (wanted.dueAt > now || (await hasLostItsGround(tx, ctx, row.bookingId, state))) return "later";
  return row.rule === "prepare" && !(await waitsForHer(tx, ctx, row.bookingId)) ? "nothingToDo" : null;
}

async function hasLostItsGround(tx: Tx, ctx: Ctx, bookingId: string, { visits }: State): Promise<boolean> {
  const visit = visits.find((one) => one.bookingId === bookingId);
  if (visit?.state !== "booked" || visit.startsAt <= ctx.now.epochMilliseconds) return false;
  const [at] = await tx.sql<{ siteId: string; revision: string }[]>`
    select b.site_id as "siteId", l.revision from booking b join plan_revision l on l.practice_id = b.practice_id
     where b.practice_id = ${ctx.practiceId} and b.booking_id = ${bookingId}`;
  return at ? (await lostAt(tx, ctx, at.siteId, at.revision)).has(bookingId) : false;
}

/** Whether anything before her operation still waits for her. */
async function waitsForHer(tx: Tx, ctx: Ctx, bookingId: string): Promise<boolean> {
  const [row] = await tx.sql`
    select 1 from booking b join request_readiness r using (practice_id, request_id)
     where b.practice_id = ${ctx.practiceId} and b.booking_id = ${bookingId} and r.readiness = 'patient'`;
  return row !== undefined;
}

/** Whether it leads to a page that takes her answer. */
const leads = ({ rule }: Row, { choice }: State): boolean => choice.links && takesAnswer(rule);

async function outgoing(
  tx: Tx,
  ctx: Ctx,
  row: Row,
  { state, to }: { state: State; to: string | null },
): Promise<Taken | null> {
  const { visits, left } = state;
  const visit = visits.find(({ bookingId }) => bookingId === row.bookingId);
  if (!to || !visit) return null;
  const [words, link, comes] = await Promise.all([
    wordsOf(tx, ctx),
    leads(row, state) ? answerAddress(tokenOf(ctx.practiceId ?? "", row.messageId)) : linkOf(tx, ctx),
    row.rule === "cancelled" ? lastToldOf(tx, ctx, visit, left) : visit.arrivesAt,
  ]);
  const told = dayAndTime(row.rule === "fasting" ? row.until : comes, visit.zone);
  const { subject, text } = inPlace(words[row.rule], { ...told, link });
  return {
    practiceId: ctx.practiceId ?? "",
    messageId: row.messageId,
    channel: row.channel,
    patientId: row.patientId,
    at: row.changedAt,
    to,
    subject: row.channel === "email" ? subject : null,
    text,
  };
}

/** When she was last told to come (epoch ms): what is off for her is that, not a time to which it was moved since without her knowing. */
async function lastToldOf(tx: Tx, ctx: Ctx, visit: Visit, left: readonly Left[]): Promise<number> {
  const { bookingId, arrivesAt, startsAt, version } = visit;
  const known = left.filter((one) => one.bookingId === bookingId && one.version < version);
  const toldOf = Math.max(0, ...known.map((one) => one.version));
  // Each version after the first came by one event, which holds when it started before.
  const [next] = await tx.sql<{ from: string | null }[]>`
    select details ->> 'from' as from from booking_event
     where practice_id = ${ctx.practiceId} and booking_id = ${bookingId} order by at, event_id offset ${toldOf} limit 1`;
  const started = next?.from ? Temporal.Instant.from(next.from).epochMilliseconds : startsAt;
  return started - (startsAt - arrivesAt);
}

/** Of what is handed over, kept while it is: whether it would still be the same. */
const printOf = ({ channel, to, subject, text }: Taken): string =>
  createHash("sha256")
    .update(JSON.stringify([channel, to, subject, text]))
    .digest("base64url");

async function skip(tx: Tx, ctx: Ctx, { messageId, patientId }: Row, reason: string): Promise<InHand> {
  await become(tx, ctx, messageId, { state: "skipped", reason });
  await askToPlan(tx, patientId);
  return { kind: "nothing" };
}

type Becoming = { state: string; reason?: string; providerId?: string; since?: number };

/** What a message is from now on; no row where it is no longer in hand `since` then (epoch ms). */
export const become = (
  tx: Tx,
  ctx: Ctx,
  messageId: string,
  { state, reason, providerId, since }: Becoming,
) => tx.sql<{ changedAt: number }[]>`
  update message set state = ${state}, reason = ${reason ?? null}, provider_id = ${providerId ?? null}, changed_at = ${ctx.now.toString()}::timestamptz
   where practice_id = ${ctx.practiceId} and message_id = ${messageId}
     and (${since ?? null}::float8 is null or (state = 'sending' and ${ms(tx, "changed_at")} = ${since ?? null}::float8))
  returning ${ms(tx, "changed_at")} as "changedAt"`;
