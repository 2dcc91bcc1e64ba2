import { fullName } from "#server/identity/index.ts";
import { authorise, type Ctx, toInstant, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { CallsOf, type CallsView, type CallView } from "./call-schemas.ts";

type Row = Omit<CallView, "patientName" | "visit"> & {
  givenName: string;
  familyName: string;
  startsAt: string | null;
  visitZone: string | null;
  count: number;
};

const SHOWN = 40;
/** What is done stays on her page for so many days. */
const DONE_DAYS = 30;

/** Whom the desk has to call and why, who waits longest first; of one patient what was done lately, too. The names shown are audited. */
export async function deskCalls(ctx: Ctx, input: CallsOf): Promise<CallsView> {
  authorise(ctx, "booking:write");
  const { patientId = null } = CallsOf.parse(input);
  const lately = ctx.now.subtract({ hours: DONE_DAYS * 24 }).toString();
  return transact(ctx, async (tx) => {
    const rows = await tx.sql<Row[]>`
      select c.call_id as "callId", c.why, c.is_shared as "isShared", r.sealed is not null as "hasWords", c.asked_at as "askedAt",
             c.done_at is not null as done, c.patient_id as "patientId", p.given_name as "givenName", p.family_name as "familyName",
             b.starts_at as "startsAt", s.zone as "visitZone",
             coalesce(s.zone, (select o.zone from site o where o.practice_id = c.practice_id order by o.site_id limit 1), 'UTC') as zone,
             (count(*) over ())::int as count
        from desk_call c
        join patient p on p.practice_id = c.practice_id and p.patient_id = c.patient_id
        left join sms_reply r on r.practice_id = c.practice_id and r.reply_id = c.reply_id
        left join booking b on b.practice_id = c.practice_id and b.booking_id = c.booking_id
        left join site s on s.practice_id = b.practice_id and s.site_id = b.site_id
       where c.practice_id = ${ctx.practiceId} and (${patientId}::uuid is null or c.patient_id = ${patientId})
         and (c.done_at is null or ${patientId}::uuid is not null and c.done_at > ${lately}::timestamptz)
       order by c.done_at is not null, c.asked_at, c.call_id limit ${SHOWN}`;
    const shown = [...new Set(rows.map((row) => row.patientId))];
    if (shown.length > 0) await audit(tx, ctx, { action: "calls.listed", subjectKind: "patient", shown });
    return { calls: rows.map(callOf), count: rows[0]?.count ?? 0 };
  });
}

function callOf({ givenName, familyName, startsAt, visitZone, count: _, askedAt, ...row }: Row): CallView {
  return {
    ...row,
    askedAt: toInstant(askedAt).toString(),
    patientName: fullName({ givenName, familyName }),
    visit: startsAt && visitZone ? { startsAt: toInstant(startsAt).toString(), zone: visitZone } : null,
  };
}
