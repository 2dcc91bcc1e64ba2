import type { Channel, HandedOver, Outgoing } from "#server/messaging/channels/channel.ts";
import { dueMessages, planMessages, sendMessage } from "#server/messaging/index.ts";
import type { Clinic } from "#tests/support/clinic.ts";

/** A way out that keeps what it is handed, and says of it what it is told to say. */
export function aWay(says: (message: Outgoing, n: number) => HandedOver = () => accepted) {
  const handed: Outgoing[] = [];
  const found: Outgoing[] = [];
  const way: Channel & { answer: Awaited<ReturnType<Channel["find"]>> } = {
    answer: null,
    send: async (message) => says(message, handed.push(message)),
    find: async (message) => {
      found.push(message);
      return way.answer;
    },
    end: async () => {},
  };
  return { handed, found, way };
}

export const accepted: HandedOver = { kind: "accepted", providerId: "theirs" };

type Wanted = { channel?: string; from?: number; to?: number };

/** She has picked how she is reached. */
export const picks = (
  c: Clinic,
  patientId: string,
  { channel = "sms", from = 480, to = 1200 }: Wanted = {},
) =>
  c.sql`
    insert into contact_preference (practice_id, patient_id, channel, safe_from_minute, safe_to_minute)
    values (${c.practiceId}, ${patientId}, ${channel}, ${from}, ${to})
    on conflict (practice_id, patient_id) do update set channel = excluded.channel`;

type Working = { worker: (now: Temporal.Instant) => Parameters<typeof planMessages>[0] };

export const planned = (c: Clinic, patientId: string, now = c.now) => planMessages(c.worker(now), patientId);

/** What the worker does each minute: looks for what is due, and sends it. */
export async function sendDue(c: Working, now: Temporal.Instant, way: Channel, last = false): Promise<void> {
  const { messages, patients } = await dueMessages(c.worker(now));
  for (const patientId of patients) await planMessages(c.worker(now), patientId);
  for (const id of messages)
    await sendMessage(c.worker(now), id, { email: way, sms: way }, last).catch((error: Error) => {
      if (error.constructor.name !== "NotNow") throw error;
    });
}

type Line = { line: string };

/** The messages of a patient as lines, by when they are due: rule, occasion, state and reason. */
export async function linesOf(c: Clinic, patientId: string): Promise<string[]> {
  const rows = await c.sql<Line[]>`
    select rule || ' ' || occasion || ' ' || state || coalesce(' ' || reason, '') as line from message
     where practice_id = ${c.practiceId} and patient_id = ${patientId} order by due_at, rule, schedule_version`;
  return rows.map(({ line }) => line);
}
