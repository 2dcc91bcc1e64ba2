import { type Law, lawOf } from "#server/catalogue/index.ts";
import { dateAt } from "#server/kernel/dates.ts";
import type { Ctx, Tx } from "#server/kernel/index.ts";
import { begunBy } from "./begun.ts";
import type { HerPart } from "./part-schemas.ts";
import { decidedBy } from "./rules/decided.ts";
import { keptBy, type Lawful, lawfulDays, refusalOn } from "./rules/lawful.ts";
import { blockedOn, type Standing } from "./rules/wait.ts";
import { waitsOf, withoutWaived } from "./rules/waived.ts";
import type { CaseContents, Refusal } from "./schemas.ts";
import { consultationsOf } from "./standing.ts";

export type AskedFor = {
  siteId: string;
  zone: string;
  patientId: string;
  birthDate: string | null;
  surgeonStaffId: string;
  /** The first day that the surgeon asked for. */
  notBefore: string;
  contents: CaseContents;
  hers: Pick<HerPart, "consents">;
};
/** What the law says of what a case asks for, by all that is known now. */
export type Judged = {
  readonly days: Lawful;
  /** What keeps it from the desk; null: the desk has it, if there is a day. */
  readonly kept: Refusal | null;
  /** What the desk gets of the days, none while it is kept: what was lawful from the day asked for stays so as that day passes. */
  readonly told: Pick<Lawful, "from" | "until">;
  readonly refusalOn: (day: string) => Refusal | null;
  /** What blocks a step today: by the rules of today, and for her consent also by those of the operation's day. */
  readonly blocks: (step: "consent" | "payment") => Refusal | null;
  /** What of a law's waits keeps it from being booked, whatever was decided. */
  readonly keptByWait: Refusal | null;
  /** The waits that are not over, and those that were let pass. */
  readonly waits: ReturnType<typeof waitsOf>;
  /** Without the waits that were let pass. */
  readonly law: Law;
  readonly today: string;
};

type Named = Pick<AskedFor, "siteId" | "surgeonStaffId"> & { contents: Pick<CaseContents, "procedureId"> };

/** The law of what a case is for; null for what came with an import. */
export async function lawOfCase(
  tx: Tx,
  ctx: Ctx,
  { siteId, surgeonStaffId, contents }: Named,
): Promise<Law | null> {
  const { procedureId } = contents;
  return procedureId ? lawOf(tx, ctx, { siteId, procedureId, surgeonStaffId }) : null;
}

/** Null for what no law is known of: it came with an import. For her treating team or the worker, who hold the catalogue. */
export async function judge(tx: Tx, ctx: Ctx, one: AskedFor): Promise<Judged | null> {
  const { contents, notBefore, zone } = one;
  const whole = await lawOfCase(tx, ctx, one);
  if (!whole) return null;
  const law = withoutWaived(whole, contents);
  const today = dateAt(ctx.now, zone);
  const her: Standing = {
    today,
    birthDate: one.birthDate,
    consultedOn: await consultationsOf(tx, ctx, one.patientId, one.surgeonStaffId),
    ...begunBy(one),
  };
  const days = lawfulDays(law, her, { notBefore });
  const on = days.from ?? notBefore;
  const keptByWait = keptBy(law, her, on);
  const kept = decidedBy(contents, law.controlled) ?? keptByWait;
  const then = law.on(on).waits;
  return {
    days,
    kept,
    told: kept ? NONE : { from: days.why ? days.from : notBefore, until: days.until },
    refusalOn: (day) => refusalOn(law, her, { notBefore: day }),
    blocks: (step) => {
      const waits = [...law.on(today).waits, ...(step === "consent" ? then : [])];
      return blockedOn({ waits }, her, step, today);
    },
    keptByWait,
    waits: waitsOf(whole, her, contents, [today, on]),
    law,
    today,
  };
}

const NONE = { from: null, until: null };

/** The first date on which nothing in law blocks her consent; null while that is not known, or it was not decided to operate. */
export function consentFrom({ kept, blocks, today }: Judged): string | null {
  if (kept?.reason === "undecided" || kept?.reason === "decidedAgainst") return null;
  const blocked = blocks("consent");
  if (!blocked) return today;
  return typeof blocked.params.earliest === "string" ? blocked.params.earliest : null;
}
