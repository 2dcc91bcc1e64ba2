import { consentText } from "#server/catalogue/index.ts";
import { dateAt } from "#server/kernel/dates.ts";
import { authorise, type Ctx, notFound, type Tx, toInstant, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { begunBy } from "./begun.ts";
import { calledOffOf } from "./called-off.ts";
import { emergencyViews } from "./emergency.ts";
import { isInTheatre } from "./in-theatre.ts";
import { consentFrom, type Judged, judge } from "./lawful-case.ts";
import { preparationOf } from "./preparation.ts";
import { type OpenedCase, openCases } from "./queries.ts";
import { decisionOf } from "./rules/decided.ts";
import type { CaseStanding } from "./rules/gates.ts";
import { quoteIsOf } from "./rules/plan.ts";
import { waitOf } from "./rules/wait.ts";
import { isSameWait } from "./rules/waived.ts";
import type { CaseContents, CaseId, CaseView, Decision } from "./schemas.ts";
import { consultationsOf } from "./standing.ts";
import { isGoing, standingFor } from "./team-write.ts";

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
    const isMine = ctx.role === "surgeon" && row.surgeonStaffId === ctx.actorId;
    const standing = await standingFor(tx, ctx, found);
    const lies = summary.state === "waiting" || summary.state === "booked";
    const judged = lies ? await judge(tx, ctx, { ...row, contents, hers: standing.hers }) : null;
    const startsAt = row.bookingState === "booked" && row.startsAt ? toInstant(row.startsAt) : null;
    return {
      ...summary,
      birthDate: row.birthDate,
      nameToUse,
      surgeonName: row.surgeonName,
      roomName: held.get("theatre") ?? null,
      anaesthetistName: held.get("anaesthetist") ?? null,
      consultedOn,
      wait: keptWaitOf(standing, consultedOn),
      waitWaivers: contents.waitWaivers,
      waivable: isMine && judged ? judged.waits.running.filter(({ waivable }) => waivable) : [],
      sutures: contents.sutures,
      suturePlan: contents.suturePlan,
      decision: decisionOf(contents),
      risksDiscussed: await risksDiscussed(tx, ctx, decisionOf(contents)),
      quote: contents.quote,
      quoteOfOther: isOfOther(contents, row.variantId),
      emergencies: emergencyViews(standing.team, ctx),
      note: isMine ? contents.note : null,
      lawful: isMine && judged ? await lawfulView(tx, ctx, row, judged) : null,
      mayWithdraw: isMine && row.requestState === "waiting",
      mayChange:
        isMine && lies && contents.procedureId !== null && !(await isInTheatre(tx, ctx, row.bookingId)),
      isMine,
      paymentLocked: contents.quote && (judged?.blocks("payment") ?? null),
      mayDecide: isMine && lies,
      calledOff: calledOffOf(standing.team),
      // What came with an import was prepared elsewhere.
      preparation:
        contents.procedureId === null
          ? null
          : preparationOf(standing, startsAt, {
              ...{ ...ctx, isMine, goesOn: isGoing(found, ctx.now) },
              signableFrom: judged && consentFrom(judged),
            }),
    };
  });
}

async function risksDiscussed(tx: Tx, ctx: Ctx, decision: Decision | null): Promise<string[]> {
  const text = decision?.consentVersionId && (await consentText(tx, ctx, decision.consentVersionId));
  const ids = new Set(decision?.risks);
  return text ? text.content.risks.filter(({ riskId }) => ids.has(riskId)).map((one) => one.text) : [];
}

/** Of what lies ahead. What the desk has of it is judged anew where it is no longer that: time alone may have made it lawful. */
async function lawfulView(
  tx: Tx,
  ctx: Ctx,
  row: OpenedCase["row"],
  judged: Judged,
): Promise<CaseView["lawful"]> {
  const { from, until } = judged.told;
  await tx.sql`
    select queue.enqueue('judge', request_id) from request_law
     where practice_id = ${ctx.practiceId} and request_id = ${row.requestId}
       and (lawful_from is distinct from ${from}::date or lawful_until is distinct from ${until}::date)`;
  const on = row.startsAt && dateAt(toInstant(row.startsAt), row.zone);
  return { ...judged.days, kept: judged.kept, refusal: on ? judged.refusalOn(on) : null };
}

const isOfOther = ({ quote, ...contents }: CaseContents, variantId: string): boolean =>
  quote !== null && (!quoteIsOf(quote, contents) || (quote.variantId ?? variantId) !== variantId);

function keptWaitOf(standing: CaseStanding, consultedOn: string[]): CaseView["wait"] {
  const { wait, waitWaivers } = standing.contents;
  if (!wait || waitWaivers.some((one) => isSameWait(one, wait))) return null;
  return { ...wait, ...(waitOf(wait, { consultedOn, ...begunBy(standing) }) ?? { from: null, until: null }) };
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
