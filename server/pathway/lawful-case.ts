import { type Law, lawOf } from "#server/catalogue/index.ts";
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
/** Laws that were read already, by site, procedure and surgeon. */
export type Laws = Map<string, Law | null>;

/** What the law says of what a case asks for, by all that is known now. */
export type Judged = { readonly days: Lawful; readonly refusalOn: (day: string) => Refusal | null };

/** Null for what no law is known of: it came with an import. For her treating team or the worker, who hold the catalogue. */
export async function judge(
  tx: Tx,
  ctx: Ctx,
  one: AskedFor,
  known: Laws = new Map(),
): Promise<Judged | null> {
  const { procedureId, waitFrom } = one.contents;
  if (!procedureId) return null;
  const { siteId, surgeonStaffId } = one;
  const key = `${siteId}/${procedureId}/${surgeonStaffId}`;
  const law = known.get(key) ?? (await lawOf(tx, ctx, { siteId, procedureId, surgeonStaffId }));
  known.set(key, law);
  if (!law) return null;
  const her: Standing = {
    today: ctx.now.toZonedDateTimeISO(one.zone).toPlainDate().toString(),
    birthDate: one.birthDate,
    consultedOn: await consultationsOf(tx, ctx, one.patientId, surgeonStaffId),
  };
  return {
    days: lawfulDays(law, her, { notBefore: one.notBefore, waitFrom }),
    refusalOn: (day) => refusalOn(law, her, { notBefore: day, waitFrom }),
  };
}
