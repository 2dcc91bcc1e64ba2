import type { Periods } from "#server/catalogue/schemas.ts";
import { type Ctx, notFound, type Tx } from "#server/kernel/index.ts";
import { readPart } from "./case-part.ts";
import type { MyOperation } from "./my-operations.ts";
import type { TeamPart } from "./part-schemas.ts";
import { openCases } from "./queries.ts";
import type { CaseContents, Stitches } from "./schemas.ts";
import { standingFor } from "./team-write.ts";

/** What her days after the operation depend on beside its date: her surgeon's periods, her stitches, and what has been looked at. */
export type HealingFacts = {
  periods: Periods | null;
  /** Null: nothing is known of them. */
  stitches: Stitches | null;
  cleared: TeamPart["cleared"];
};

/** The same of an operation of the signed-in patient's. */
export async function myHealing(tx: Tx, ctx: Ctx, one: MyOperation): Promise<HealingFacts> {
  const of = { caseId: one.caseId, patientId: ctx.actorId ?? "", surgeonStaffId: "", key: one.key };
  return factsOf(one.contents, await readPart(tx, ctx, of, "team"));
}

export type Healing = HealingFacts & {
  templateVersionId: string | null;
  /** Null without a booking that holds. */
  startsAt: Temporal.Instant | null;
  zone: string;
};

/** Of a case, for those who treat her; NOT_FOUND for everybody else. */
export async function healingOf(tx: Tx, ctx: Ctx, caseId: string): Promise<Healing> {
  const [found] = await openCases(tx, ctx, { caseId });
  if (!found) throw notFound("case");
  const { team, startsAt, zone } = await standingFor(tx, ctx, found);
  const { templateVersionId } = found.contents;
  return { ...factsOf(found.contents, team), templateVersionId, startsAt, zone };
}

function factsOf({ periods, suturePlan }: CaseContents, { sutures, cleared }: TeamPart): HealingFacts {
  const planned = suturePlan && { kind: suturePlan, material: null };
  const stitches = sutures ? { kind: sutures.kind, material: sutures.material } : planned;
  return { periods, stitches, cleared };
}
