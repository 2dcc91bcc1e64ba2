import { lawOf } from "#server/catalogue/index.ts";
import type { Ctx, Tx } from "#server/kernel/index.ts";
import { type Lawful, lawfulDays, refusalOn } from "./rules/lawful.ts";
import type { Standing } from "./rules/wait.ts";
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
  contents: Pick<CaseContents, "procedureId" | "waitFrom">;
};
/** What the law says of what a case asks for, by all that is known now. */
export type Judged = {
  readonly days: Lawful;
  /** What the desk gets of them: what was lawful from the day asked for stays so as that day passes. */
  readonly told: Pick<Lawful, "from" | "until">;
  readonly refusalOn: (day: string) => Refusal | null;
};

/** Null for what no law is known of: it came with an import. For her treating team or the worker, who hold the catalogue. */
export async function judge(tx: Tx, ctx: Ctx, one: AskedFor): Promise<Judged | null> {
  const { siteId, surgeonStaffId } = one;
  const { procedureId, waitFrom } = one.contents;
  const law = procedureId && (await lawOf(tx, ctx, { siteId, procedureId, surgeonStaffId }));
  if (!law) return null;
  const her: Standing = {
    today: ctx.now.toZonedDateTimeISO(one.zone).toPlainDate().toString(),
    birthDate: one.birthDate,
    consultedOn: await consultationsOf(tx, ctx, one.patientId, surgeonStaffId),
  };
  const days = lawfulDays(law, her, { notBefore: one.notBefore, waitFrom });
  return {
    days,
    told: { from: days.why ? days.from : one.notBefore, until: days.until },
    refusalOn: (day) => refusalOn(law, her, { notBefore: day, waitFrom }),
  };
}
