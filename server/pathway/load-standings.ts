import type { ChecklistContent } from "#server/catalogue/checklist-schemas.ts";
import { checklistsOf, currentConsents } from "#server/catalogue/index.ts";
import { dateAt } from "#server/kernel/dates.ts";
import { type Ctx, type Tx, toInstant } from "#server/kernel/index.ts";
import { emptyPart, openPart, type Part, type PartName } from "./case-part.ts";
import type { Of, OpenedCase } from "./queries.ts";
import type { Anaesthesia, CaseStanding } from "./rules/gates.ts";
import type { CaseContents } from "./schemas.ts";

/** What must be known of a case to say how it stands. `startsAt`: of its booking as PostgreSQL writes it, null without one that holds. */
export type Known = {
  of: Of;
  contents: CaseContents;
  anaesthesia: Anaesthesia;
  startsAt: string | null;
  zone: string;
};

/** The same of a case that a clinician has opened. */
export const knownOf = ({ of, contents, row }: OpenedCase): Known => ({
  of,
  contents,
  anaesthesia: row.anaesthesia,
  startsAt: row.bookingState === "booked" ? row.startsAt : null,
  zone: row.zone,
});

/** How each of these cases stands, by its id: four statements, however many they are. For her treating team and the worker. */
export async function loadStandings(
  tx: Tx,
  ctx: Ctx,
  cases: readonly Known[],
): Promise<Map<string, CaseStanding>> {
  if (cases.length === 0) return new Map();
  const versions = [...new Set(cases.flatMap(({ contents }) => contents.checklistVersionId ?? []))];
  const [parts, done, consents, checklists] = await Promise.all([
    partsOf(tx, ctx, cases),
    deskDone(
      tx,
      ctx,
      cases.map(({ of }) => of.caseId),
    ),
    currentConsents(tx, ctx),
    checklistsOf(tx, ctx, versions),
  ]);
  return new Map(
    cases.map((one) => {
      const { contents, of } = one;
      const current = {
        surgery: (contents.procedureId && consents.of.get(contents.procedureId)) ?? null,
        anaesthesia: consents.anaesthesia,
      };
      const checklist = checklists.get(contents.checklistVersionId ?? "") ?? null;
      return [of.caseId, standingOf(one, { ...parts(of), deskDone: done(of.caseId) }, checklist, current)];
    }),
  );
}

/** The same of one case. */
export async function loadStanding(tx: Tx, ctx: Ctx, one: Known): Promise<CaseStanding> {
  const found = (await loadStandings(tx, ctx, [one])).get(one.of.caseId);
  if (!found) throw new Error(`case ${one.of.caseId} has no standing`);
  return found;
}

type PartsOf = (of: Of) => { team: Part<"team">; hers: Part<"hers"> };

async function partsOf(tx: Tx, ctx: Ctx, cases: readonly Known[]): Promise<PartsOf> {
  const rows = await tx.sql<{ caseId: string; part: PartName; sealed: Buffer }[]>`
    select case_id as "caseId", part, sealed from case_part
     where practice_id = ${ctx.practiceId} and case_id = any(${cases.map(({ of }) => of.caseId)}::uuid[])
       and part in ('team', 'hers')`;
  const sealed = new Map(rows.map((row) => [`${row.caseId} ${row.part}`, row.sealed]));
  const open = <P extends "team" | "hers">({ caseId, key }: Of, part: P): Part<P> => {
    const found = sealed.get(`${caseId} ${part}`);
    return found ? openPart(key, caseId, part, found) : emptyPart(part);
  };
  return (of) => ({ team: open(of, "team"), hers: open(of, "hers") });
}

export function standingOf(
  { contents, anaesthesia, startsAt, zone }: Omit<Known, "of">,
  { team, hers, deskDone: done }: ReturnType<PartsOf> & Pick<CaseStanding, "deskDone">,
  checklist: ChecklistContent | null,
  current: CaseStanding["current"],
): CaseStanding {
  const start = startsAt ? toInstant(startsAt) : null;
  const operatedOn = start && dateAt(start, zone);
  return {
    contents,
    hers,
    team,
    anaesthesia,
    checklist,
    current,
    deskDone: done,
    startsAt: start,
    operatedOn,
    zone,
  };
}

/** The tasks of the desk that are done, by case. */
export async function deskDone(
  tx: Tx,
  ctx: Ctx,
  caseIds: readonly string[],
): Promise<(caseId: string) => ReadonlySet<string>> {
  const rows = await tx.sql<{ caseId: string; task: string }[]>`
    select c.case_id as "caseId", d.task from surgical_case c join desk_task d using (practice_id, request_id)
     where c.practice_id = ${ctx.practiceId} and c.case_id = any(${[...caseIds]}::uuid[]) and d.done_at is not null`;
  const byCase = Map.groupBy(rows, ({ caseId }) => caseId);
  return (caseId) => new Set(byCase.get(caseId)?.map(({ task }) => task));
}
