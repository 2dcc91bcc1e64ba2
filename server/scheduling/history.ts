import { authorise, type Ctx, notFound, type Tx, toInstant, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import {
  askers,
  cancelReasons,
  dayReasons,
  type HistoryLine,
  HistoryOf,
  overrideReasons,
} from "./schemas.ts";

type Row = Pick<
  HistoryLine,
  "eventId" | "bookingId" | "label" | "kind" | "actorName" | "actorRole" | "zone"
> & {
  at: string;
  patientId: string;
  details: Record<string, unknown>;
  fromSurgeon: string | null;
  toSurgeon: string | null;
};

/** What happened to one booking, or to all of a patient's, newest first, for those who may know her. NOT_FOUND for everybody else. Audited. */
export async function history(ctx: Ctx, input: HistoryOf): Promise<HistoryLine[]> {
  authorise(ctx, "patient:open");
  const { bookingId, patientId } = HistoryOf.parse(input);
  return transact(ctx, async (tx) => {
    const [whose, rows] = await Promise.all([
      whoseIs(tx, ctx, { bookingId, patientId }),
      events(tx, ctx, { bookingId, patientId }),
    ]);
    await audit(tx, ctx, { action: "history.opened", subjectKind: "patient", subjectId: whose });
    return rows.map(lineOf);
  });
}

type Which = { bookingId: string | undefined; patientId: string | undefined };

async function whoseIs(tx: Tx, ctx: Ctx, { bookingId, patientId }: Which): Promise<string> {
  const [row] = await tx.sql<{ patientId: string }[]>`
    select patient_id as "patientId" from patient
     where practice_id = ${ctx.practiceId} and patient_id = coalesce(${patientId ?? null}::uuid, (
       select patient_id from booking where practice_id = ${ctx.practiceId} and booking_id = ${bookingId ?? null}::uuid))`;
  if (!row) throw notFound(bookingId ? "booking" : "patient");
  return row.patientId;
}

async function events(tx: Tx, ctx: Ctx, { bookingId, patientId }: Which): Promise<Row[]> {
  const which = bookingId
    ? tx.sql`e.booking_id = ${bookingId}`
    : tx.sql`e.patient_id = ${patientId ?? null}::uuid`;
  return tx.sql<Row[]>`
    select e.event_id as "eventId", e.booking_id as "bookingId", e.patient_id as "patientId", b.label, e.kind, e.at, e.actor_role as "actorRole",
           w.name as "actorName", s.zone, e.details, f.name as "fromSurgeon", t.name as "toSurgeon"
      from booking_event e
      join booking b on b.practice_id = e.practice_id and b.booking_id = e.booking_id
      join site s on s.practice_id = b.practice_id and s.site_id = b.site_id
      left join staff w on w.practice_id = e.practice_id and w.staff_id = e.actor_id
      left join resource f on f.practice_id = e.practice_id and f.resource_id = (e.details ->> 'fromSurgeonId')::uuid
      left join resource t on t.practice_id = e.practice_id and t.resource_id = (e.details ->> 'toSurgeonId')::uuid
     where e.practice_id = ${ctx.practiceId} and ${which}
     order by e.at desc, e.event_id desc`;
}

function lineOf({ details, at, patientId: _, ...row }: Row): HistoryLine {
  return {
    ...row,
    at: toInstant(at).toString(),
    from: text(details.from),
    to: text(details.to),
    reason: oneOf([...cancelReasons, ...dayReasons], details.reason),
    askedBy: oneOf(askers, details.askedBy),
    override: oneOf(overrideReasons, details.override),
    pushedBy: typeof details.pushedBy === "number" ? details.pushedBy : null,
  };
}

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

const oneOf = <T extends string>(list: readonly T[], value: unknown): T | null =>
  list.find((one) => one === value) ?? null;
