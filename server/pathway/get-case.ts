import { authorise, type Ctx, notFound, type Tx, toInstant, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { begunBy } from "./begun.ts";
import { judge } from "./lawful-case.ts";
import { type OpenedCase, openCases } from "./queries.ts";
import { paymentBlocked } from "./quote-case.ts";
import { decisionOf } from "./rules/decided.ts";
import { waitOf } from "./rules/wait.ts";
import type { CaseId, CaseView } from "./schemas.ts";
import { consultationsOf } from "./standing.ts";

/** One case for the treating team; NOT_FOUND for everybody else. Opening it, and with it her identity, is audited. */
export async function getCase(ctx: Ctx, { caseId }: CaseId): Promise<CaseView> {
  authorise(ctx, "case:read");
  return transact(ctx, async (tx) => {
    const [found] = await openCases(tx, ctx, { caseId });
    if (!found) throw notFound("case");
    const { row, contents, summary } = found;
    const [consultedOn, held, nameToUse] = await Promise.all([
      consultationsOf(tx, ctx, row.patientId, row.surgeonStaffId),
      heldFor(tx, ctx, row.bookingId),
      nameToUseOf(tx, ctx, row.patientId),
    ]);
    const shown = [row.patientId];
    await audit(tx, ctx, { action: "case.opened", subjectKind: "surgical_case", subjectId: caseId, shown });
    const hers = ctx.role === "surgeon" && row.surgeonStaffId === ctx.actorId;
    return {
      ...summary,
      birthDate: row.birthDate,
      nameToUse,
      surgeonName: row.surgeonName,
      roomName: held.get("theatre") ?? null,
      anaesthetistName: held.get("anaesthetist") ?? null,
      consultedOn,
      wait: keptWaitOf(contents, consultedOn),
      sutures: contents.sutures,
      suturePlan: contents.suturePlan,
      decision: decisionOf(contents),
      quote: contents.quote,
      note: hers ? contents.note : null,
      lawful: hers ? await lawfulView(tx, ctx, found) : null,
      mayWithdraw: hers && row.requestState === "waiting",
      isMine: hers,
      paymentLocked: contents.quote && (await paymentBlocked(tx, ctx, found)),
      mayDecide: hers && (summary.state === "waiting" || summary.state === "booked"),
    };
  });
}

/** Of what lies ahead. What the desk has of it is judged anew where it is no longer that: time alone may have made it lawful. */
async function lawfulView(
  tx: Tx,
  ctx: Ctx,
  { row, contents, summary }: OpenedCase,
): Promise<CaseView["lawful"]> {
  if (summary.state !== "waiting" && summary.state !== "booked") return null;
  const judged = await judge(tx, ctx, { ...row, contents });
  if (!judged) return null;
  const { from, until } = judged.told;
  await tx.sql`
    select queue.enqueue('judge', request_id) from request_law
     where practice_id = ${ctx.practiceId} and request_id = ${row.requestId}
       and (lawful_from is distinct from ${from}::date or lawful_until is distinct from ${until}::date)`;
  const on = row.startsAt && toInstant(row.startsAt).toZonedDateTimeISO(row.zone).toPlainDate().toString();
  return { ...judged.days, kept: judged.kept, refusal: on ? judged.refusalOn(on) : null };
}

function keptWaitOf(contents: OpenedCase["contents"], consultedOn: string[]): CaseView["wait"] {
  const { wait } = contents;
  if (!wait) return null;
  return { ...wait, ...(waitOf(wait, { consultedOn, ...begunBy(contents) }) ?? { from: null, until: null }) };
}

/** Names of the theatre and the anaesthetist that the booking holds, by kind. */
async function heldFor(tx: Tx, ctx: Ctx, bookingId: string | null): Promise<Map<string, string>> {
  if (!bookingId) return new Map();
  const rows = await tx.sql<{ kind: string; name: string }[]>`
    select distinct r.kind, r.name from claim c
      join resource r on r.practice_id = c.practice_id and r.resource_id = c.claimant_id
     where c.practice_id = ${ctx.practiceId} and c.booking_id = ${bookingId} and c.active
       and r.kind in ('theatre', 'anaesthetist') order by r.kind, r.name desc`;
  return new Map(rows.map(({ kind, name }) => [kind, name]));
}

async function nameToUseOf(tx: Tx, ctx: Ctx, patientId: string): Promise<string | null> {
  const [row] = await tx.sql<{ name: string | null }[]>`
    select name_to_use as name from contact_preference
     where practice_id = ${ctx.practiceId} and patient_id = ${patientId}`;
  return row?.name ?? null;
}
