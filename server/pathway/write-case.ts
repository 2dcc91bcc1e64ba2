import type { z } from "zod";
import type { DeskTask } from "#server/catalogue/checklist-schemas.ts";
import { type Ctx, newId, type Tx } from "#server/kernel/index.ts";
import { audit, patientKey } from "#server/privacy/index.ts";
import type { Readiness } from "#server/scheduling/schemas.ts";
import { emptyPart, type Part, type PartName, sealPart } from "./case-part.ts";
import { sealContents } from "./contents.ts";
import type { HerPart, LawPart, TeamPart } from "./part-schemas.ts";
import type { Of } from "./queries.ts";
import { CaseContents, type CaseOpened } from "./schemas.ts";

const Contents = CaseContents.omit({ withdrawnAt: true });

export type DeskItem = { task: DeskTask; daysBefore: number; doneAt?: string | null };

export type NewCase = {
  patientId: string;
  variantId: string;
  siteId: string;
  /** The surgeon twice over: as the resource that is booked and as the member of staff who treats her. */
  surgeonId: string;
  surgeonStaffId: string;
  /** `YYYY-MM-DD` at the site. */
  notBefore: string;
  contents: z.input<typeof Contents>;
  /** On which days the law allows it (`from` null: nothing may be booked yet); nothing is known of what comes from an import. */
  lawful?: { from: string | null; until: string | null };
  /** Made here when left out. */
  caseId?: string;
  /** What the team and she have written already, and how ready that makes it; nothing at first. */
  parts?: { team?: TeamPart; hers?: HerPart; law?: LawPart };
  deskTasks?: readonly DeskItem[];
  readiness?: Readiness;
  /** `booked` for what comes with its booking, as an import's rows do. */
  state?: "waiting" | "booked";
};

/** Writes the neutral request, the sealed case and (the first time) her key, in the caller's transaction. */
export async function writeCase(tx: Tx, ctx: Ctx, given: NewCase): Promise<CaseOpened> {
  const key = await patientKey(tx, ctx, given.patientId, true);
  if (!key) throw new Error("her key was not made");
  const caseId = given.caseId ?? newId();
  const requestId = newId();
  const sealed = sealContents(key, caseId, { ...Contents.parse(given.contents), withdrawnAt: null });
  await tx.sql`
    with request as (
      insert into scheduling_request
        (practice_id, request_id, patient_id, variant_id, site_id, surgeon_id, not_before, state, requested_at)
      values (${ctx.practiceId}, ${requestId}, ${given.patientId}, ${given.variantId}, ${given.siteId},
              ${given.surgeonId}, ${given.notBefore}::date, ${given.state ?? "waiting"}, ${ctx.now.toString()}::timestamptz)),
    law as (
      insert into request_law (practice_id, request_id, patient_id, lawful_from, lawful_until, doubted)
      select ${ctx.practiceId}, ${requestId}, ${given.patientId}, ${given.lawful?.from ?? null}::date, ${given.lawful?.until ?? null}::date, false
       where ${given.lawful !== undefined}::boolean),
    readiness as (
      insert into request_readiness (practice_id, request_id, patient_id, readiness)
      select ${ctx.practiceId}, ${requestId}, ${given.patientId}, ${given.readiness ?? "clinic"}
       where ${given.contents.procedureId !== null}::boolean)
    insert into surgical_case (practice_id, case_id, patient_id, request_id, surgeon_staff_id, sealed, opened_at)
    values (${ctx.practiceId}, ${caseId}, ${given.patientId}, ${requestId}, ${given.surgeonStaffId}, ${sealed},
            ${ctx.now.toString()}::timestamptz)`;
  const of = {
    caseId,
    patientId: given.patientId,
    surgeonStaffId: given.surgeonStaffId,
    key,
  };
  await writeParts(tx, ctx, of, given.parts);
  await writeDeskTasks(tx, ctx, requestId, given);
  // The same fields whatever was filled in: an optional one that was would tell.
  const fields = ["variant", "site", "surgeon", "notBefore", "sealed"];
  await audit(tx, ctx, { action: "case.started", subjectKind: "surgical_case", subjectId: caseId, fields });
  return { caseId, requestId };
}

/** What the desk has to do, if it is asked for anything; `doneAt`: done already. */
async function writeDeskTasks(
  tx: Tx,
  ctx: Ctx,
  requestId: string,
  { patientId, deskTasks = [] }: NewCase,
): Promise<void> {
  if (deskTasks.length === 0) return;
  const rows = deskTasks.map(({ task, daysBefore, doneAt = null }) => ({
    practice_id: ctx.practiceId,
    request_id: requestId,
    task,
    patient_id: patientId,
    days_before: daysBefore,
    done_at: doneAt,
  }));
  await tx.sql`insert into desk_task ${tx.sql(rows)}`;
}

const PARTS: readonly PartName[] = ["team", "hers", "private", "law"];

/** All parts at once, if empty: none tells by being there. */
async function writeParts(
  tx: Tx,
  ctx: Ctx,
  { caseId, patientId, surgeonStaffId, key }: Of,
  given: NewCase["parts"] = {},
): Promise<void> {
  const all: { [P in PartName]?: Part<P> | undefined } = given;
  const rows = PARTS.map((part) => ({
    practice_id: ctx.practiceId,
    case_id: caseId,
    part,
    patient_id: patientId,
    surgeon_staff_id: surgeonStaffId,
    sealed: sealPart(key, caseId, part, all[part] ?? emptyPart(part)),
    revision: 1,
  }));
  await tx.sql`insert into case_part ${tx.sql(rows)}`;
}
