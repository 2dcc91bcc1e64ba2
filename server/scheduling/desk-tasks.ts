import { fullName } from "#server/identity/index.ts";
import { authorise, type Ctx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { type DeskTasks, DeskTasksOf, type DeskTaskView } from "./schemas.ts";

type Row = Omit<DeskTaskView, "patientName"> & { givenName: string; familyName: string; count: number };

const SHOWN = 40;

/**
 * What the desk has still to do for what is booked or waits, the soonest due first and what has no date yet last; not for what is over. Asked for one request: those that are done, too.
 * The names shown are audited.
 */
export async function deskTasks(ctx: Ctx, input: DeskTasksOf): Promise<DeskTasks> {
  authorise(ctx, "booking:write");
  const { siteId = null, requestId = null } = DeskTasksOf.parse(input);
  const now = ctx.now.toString();
  return transact(ctx, async (tx) => {
    const rows = await tx.sql<Row[]>`
      select t.request_id as "requestId", t.task, t.done_at is not null as done, o.on_date - t.days_before as due, o.on_date as "operatedOn",
             (${now}::timestamptz at time zone s.zone)::date as today, t.patient_id as "patientId", p.given_name as "givenName",
             p.family_name as "familyName", s.site_id as "siteId", s.name as "siteName", (count(*) over ())::int as count
        from desk_task t
        join scheduling_request r using (practice_id, request_id)
        join patient p on p.practice_id = t.practice_id and p.patient_id = t.patient_id
        left join booking b on b.practice_id = t.practice_id and b.request_id = t.request_id and b.state = 'booked'
        join site s on s.practice_id = t.practice_id and s.site_id = coalesce(b.site_id, r.site_id),
             lateral (select (b.starts_at at time zone s.zone)::date as on_date) o
       where t.practice_id = ${ctx.practiceId} and (t.done_at is null or t.request_id = ${requestId}::uuid)
         and (${requestId}::uuid is null or t.request_id = ${requestId}) and (${siteId}::uuid is null or s.site_id = ${siteId})
         and (r.state = 'waiting' or r.state = 'booked' and b.ends_at > ${now}::timestamptz)
       order by due nulls last, p.family_name, p.given_name, t.request_id, t.task limit ${SHOWN}`;
    const shown = [...new Set(rows.map((row) => row.patientId))];
    if (shown.length > 0) await audit(tx, ctx, { action: "deskTasks.listed", subjectKind: "patient", shown });
    const tasks = rows.map(({ givenName, familyName, count: _, ...row }) => ({
      ...row,
      patientName: fullName({ givenName, familyName }),
    }));
    return { tasks, count: rows[0]?.count ?? 0 };
  });
}
