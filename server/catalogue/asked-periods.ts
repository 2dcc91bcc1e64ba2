import { dateAt } from "#server/kernel/dates.ts";
import { type Ctx, DomainError, type Tx } from "#server/kernel/index.ts";
import type { Standing } from "./change.ts";
import { periodsOf } from "./own-periods.ts";
import { type PeriodKind, periodsIn, RecoveryContent } from "./recovery-schemas.ts";
import { isOrWillBeQualified, type Privilege } from "./rules/privilege.ts";
import { missingOf } from "./schemas.ts";

/** The periods that the approved recovery text of each procedure cannot do without. */
export async function askedPeriods(tx: Tx, ctx: Ctx): Promise<(procedureId: string) => PeriodKind[]> {
  const rows = await tx.sql<{ procedureId: string; content: unknown }[]>`
    select t.procedure_id as "procedureId", v.content
      from template t join template_version v using (practice_id, template_id)
     where t.practice_id = ${ctx.practiceId} and t.kind = 'recovery' and v.state = 'approved'
     order by v.version`;
  const asked = new Map(
    rows.map(({ procedureId, content }) => [procedureId, periodsIn(RecoveryContent.parse(content))]),
  );
  return (procedureId) => asked.get(procedureId) ?? [];
}

/**
 * PRECONDITION_FAILED `periodsUnset`, with who has to set what, where a surgeon who may operate this procedure now or later has not set a period that the text cannot do without.
 * What a surgeon does not do is nobody else's to know, so those are asked too.
 */
export async function mustBeSet(
  tx: Tx,
  ctx: Ctx,
  { shelf, places }: Standing,
  { procedureId, content }: { procedureId: string; content: RecoveryContent },
): Promise<void> {
  const needed = periodsIn(content);
  const procedure = shelf.procedures.find((one) => one.procedureId === procedureId);
  if (needed.length === 0 || !procedure) return;
  const today = places.map(({ on }) => on).sort()[0] ?? dateAt(ctx.now, "UTC");
  const rows = await tx.sql<(Privilege & { staffId: string; name: string })[]>`
    select p.staff_id as "staffId", s.name, p.specialty, p.procedure_id as "procedureId", p.valid_from as "validFrom",
           p.valid_until as "validUntil"
      from privilege p join staff s using (practice_id, staff_id)
     where p.practice_id = ${ctx.practiceId} order by s.name, p.staff_id`;
  const operating = [...Map.groupBy(rows, ({ staffId }) => staffId)].flatMap(([staffId, own]) =>
    isOrWillBeQualified(own, procedure, today) ? [{ staffId, name: own[0]?.name ?? "" }] : [],
  );
  const set = await periodsOf(
    tx,
    ctx,
    operating.map(({ staffId }) => staffId),
  );
  const missing = (kind: PeriodKind) =>
    operating
      .filter(({ staffId }) => missingOf(needed, set(staffId, procedureId)).includes(kind))
      .map(({ name }) => name)
      .join(", ");
  const [exercise, abstinence] = [missing("exercise"), missing("abstinence")];
  if (!exercise && !abstinence) return;
  const which = exercise && abstinence ? "both" : exercise ? "exercise" : "abstinence";
  throw new DomainError("PRECONDITION_FAILED", "periodsUnset", { params: { which, exercise, abstinence } });
}
