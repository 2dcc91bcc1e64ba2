import { dateAt } from "#server/kernel/dates.ts";
import { authorise, type Ctx, Last, toInstant, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { ownZone } from "./list-queries.ts";
import { knownOf, loadStandings } from "./load-standings.ts";
import { gateView } from "./preparation.ts";
import { type OpenedCase, openCases } from "./queries.ts";
import { rememberTreated } from "./remember-treated.ts";
import { decisionOf } from "./rules/decided.ts";
import { type CaseStanding, type Gate, gatesOf, isAsleep, isShut, readinessOf } from "./rules/gates.ts";
import { Worklist, type WorklistCase, type WorklistView } from "./schemas.ts";

/**
 * What is missing before whose operation, the soonest first, of those whom the reader treats; an anaesthetist has those who are put to sleep. Never in an order that follows from the procedure.
 * Who is shown is audited.
 */
export async function worklist(ctx: Ctx, input: Worklist): Promise<WorklistView> {
  authorise(ctx, "case:prepare");
  const { days, only } = Worklist.parse(input);
  return transact(ctx, async (tx) => {
    const until = ctx.now.add({ hours: 24 * days });
    const [, zone, opened] = await Promise.all([
      rememberTreated(tx),
      ownZone(tx, ctx),
      openCases(tx, ctx, { aheadUntil: until }),
    ]);
    const ahead = opened.filter(isGoing);
    const standings = await loadStandings(tx, ctx, ahead.map(knownOf));
    const cases = ahead.flatMap((one) => {
      const standing = standings.get(one.row.caseId);
      if (!standing || (ctx.role === "anaesthetist" && !isAsleep(standing.anaesthesia))) return [];
      return [rowOf(ctx, one, standing, only)];
    });
    const listed = only === "all" ? cases : cases.filter(({ missing }) => missing.length > 0);
    const shown = [...new Set(listed.map(({ patientId }) => patientId))];
    const view = { today: dateAt(ctx.now, zone), zone, cases: listed.toSorted(byStart) };
    const audited = audit(tx, ctx, { action: "worklist.opened", subjectKind: "patient", shown });
    return new Last(audited.then(() => view));
  });
}

const isGoing = ({ summary, contents }: OpenedCase): boolean =>
  (summary.state === "waiting" || summary.state === "booked") && decisionOf(contents)?.outcome === "operate";

function rowOf(
  ctx: Ctx,
  { row, summary }: OpenedCase,
  standing: CaseStanding,
  only: NonNullable<Worklist["only"]>,
): WorklistCase {
  const startsAt = summary.startsAt ? toInstant(summary.startsAt) : null;
  const gates = gatesOf(standing);
  const { requestedAt: _, notBefore: __, state: ___, side: ____, bookingId: _____, ...shown } = summary;
  const missing = gates
    .filter(isShut)
    .map((gate) => ({ gate, view: gateView(gate, startsAt, row.zone, ctx) }))
    .filter(({ gate, view }) => isListed(ctx, gate, view.due?.overdue ?? false, only))
    .map(({ view }) => view);
  return {
    ...shown,
    surgeonName: row.surgeonName,
    readiness: readinessOf(gates),
    withdrawn: gates.some(({ consent }) => consent?.state === "withdrawn"),
    missing: missing.toSorted((a, b) => ((a.due?.on ?? "9999") < (b.due?.on ?? "9999") ? -1 : 1)),
  };
}

function isListed(ctx: Ctx, gate: Gate, overdue: boolean, only: NonNullable<Worklist["only"]>): boolean {
  if (only === "all") return true;
  if (only === "patient") return gate.waitsFor === "patient";
  if (only === "overdue") return overdue;
  if (only === "gates") return gate.stage !== "none";
  return gate.item ? gate.item.owner === ctx.role : isOwn(ctx.role, gate);
}

/** Whose the built-in gates are, once they wait for the clinic. */
function isOwn(role: Ctx["role"], { by, waitsFor }: Gate): boolean {
  if (waitsFor === "patient") return false;
  const owners = {
    decision: "surgeon",
    consent: "surgeon",
    anaesthesiaConsent: "anaesthetist",
    assessment: "anaesthetist",
    reaffirmed: "nurse",
    padss: "nurse",
    sutures: "surgeon",
    item: null,
  } as const;
  return owners[by] === role;
}

const byStart = (a: WorklistCase, b: WorklistCase): number =>
  (a.startsAt ?? "9999") < (b.startsAt ?? "9999")
    ? -1
    : (a.startsAt ?? "9999") > (b.startsAt ?? "9999")
      ? 1
      : 0;
