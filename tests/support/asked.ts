import { generalText } from "#server/catalogue/index.ts";
import type { StaffCtx } from "#server/kernel/index.ts";
import { decideCase, judgeRequests, openCase, quoteCase } from "#server/pathway/index.ts";
import type { CaseOpened, DecideCase, OpenCase } from "#server/pathway/schemas.ts";
import { asWorker } from "./scene.ts";

/** All that a decision to operate rests on. */
export const toOperate = (caseId: string, more: Partial<DecideCase> = {}): DecideCase => ({
  caseId,
  outcome: "operate",
  seenAlone: true,
  ownWish: true,
  safety: "not_needed",
  alternatives: true,
  counselling: "declined",
  attested: true,
  conditionMet: true,
  risks: generalText.consent().risks.map(({ riskId }) => riskId),
  ...more,
});

/** A case that its surgeon has opened, quoted where a day is given, and decided to operate on; the worker has looked at it. */
export async function askedFor(
  surgeon: StaffCtx,
  wish: OpenCase,
  handedOverOn: string | null = null,
): Promise<CaseOpened> {
  const opened = await openCase(surgeon, wish);
  const { caseId } = opened;
  if (handedOverOn) await quoted(surgeon, caseId, handedOverOn);
  await decideCase(surgeon, toOperate(caseId));
  await looked(surgeon, opened.requestId);
  return opened;
}

export const quoted = (surgeon: StaffCtx, caseId: string, handedOverOn: string) =>
  quoteCase(surgeon, {
    caseId,
    amount: 120_000,
    currency: "EUR",
    handedOverOn,
    handedOver: "in_person",
    invoiceLine: "Outpatient care",
  });

/** What the worker does with what was queued, at the same moment. */
export const looked = ({ practiceId, now }: StaffCtx, id: string) =>
  judgeRequests(asWorker(practiceId, now), id);
