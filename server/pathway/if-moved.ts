import {
  authorise,
  type Ctx,
  DomainError,
  invalid,
  notFound,
  toInstant,
  transact,
} from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { judge } from "./lawful-case.ts";
import { fastingView } from "./preparation.ts";
import { openCases } from "./queries.ts";
import { fastingBefore } from "./rules/fasting.ts";
import { isAsleep } from "./rules/gates.ts";
import { type Moved, movedBy, startingAt } from "./rules/moved.ts";
import { IfMoved, type MovedView } from "./schemas.ts";
import { standingFor } from "./team-write.ts";

/**
 * What another start would change of an operation that is booked and not over: due times, what is asked again, fasting, and what the law says of that day. Whether rooms and people are free is the
 * desk's to see. Changes nothing, and is audited as opening the case. NOT_FOUND where the reader does not treat her; BAD_REQUEST `past`; CONFLICT `notBooked`.
 */
export async function ifMoved(ctx: Ctx, input: IfMoved): Promise<MovedView> {
  authorise(ctx, "case:read");
  const { caseId, startsAt } = IfMoved.parse(input);
  return transact(ctx, async (tx) => {
    const [found] = await openCases(tx, ctx, { caseId });
    if (!found) throw notFound("case");
    const { row, contents, summary } = found;
    const shown = [row.patientId];
    await audit(tx, ctx, { action: "case.opened", subjectKind: "surgical_case", subjectId: caseId, shown });
    if (summary.state !== "booked" || !row.startsAt) throw new DomainError("CONFLICT", "notBooked");
    const [from, to] = [toInstant(row.startsAt), Temporal.Instant.from(startsAt)];
    if (Temporal.Instant.compare(to, ctx.now) <= 0) throw invalid("startsAt", "past");
    const standing = await standingFor(tx, ctx, found);
    const judged = await judge(tx, ctx, { ...row, contents, hers: standing.hers });
    const sleeps = isAsleep(standing.anaesthesia);
    return {
      from: from.toString(),
      to: to.toString(),
      zone: row.zone,
      items: movedBy(standing, to, ctx.now).map(itemView),
      fasting: sleeps
        ? { was: fastingView(fastingBefore(from)), willBe: fastingView(fastingBefore(to)) }
        : null,
      refusal: judged?.refusalOn(startingAt(standing, to).operatedOn ?? "") ?? null,
    };
  });
}

const itemView = ({ gate, was, willBe, askedAgain }: Moved): MovedView["items"][number] => ({
  gateId: gate.gateId,
  by: gate.by,
  title: gate.item?.title ?? null,
  was: dueView(was),
  willBe: dueView(willBe),
  askedAgain,
});

const dueView = (due: Moved["was"]) => due && { ...due, at: due.at?.toString() ?? null };
