import { authorise, type Ctx, DomainError, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { myCaseInHand, writeHers } from "./my-standings.ts";
import { ConsentId } from "./schemas.ts";

/**
 * She takes a consent back, in one step and at any time: it is not ready from that moment on, and whoever treats her sees why. NOT_FOUND for one that she never signed;
 * CONFLICT `alreadyWithdrawn`.
 */
export async function withdrawConsent(ctx: Ctx, input: ConsentId): Promise<ConsentId> {
  authorise(ctx, "my:write");
  const { caseId, consentId } = ConsentId.parse(input);
  return transact(ctx, async (tx) => {
    const found = await myCaseInHand(tx, ctx, caseId, { everAfter: true });
    const { consents } = found.standing.hers;
    const signed = consents.find((one) => one.consentId === consentId);
    if (!signed) throw notFound("consent");
    if (signed.withdrawnAt) throw new DomainError("CONFLICT", "alreadyWithdrawn");
    const withdrawn = { ...signed, withdrawnAt: ctx.now.toString() };
    await writeHers(tx, ctx, found, { consents: consents.map((one) => (one === signed ? withdrawn : one)) });
    await audit(tx, ctx, { action: "consent.withdrawn", subjectKind: "surgical_case", subjectId: caseId });
    return { caseId, consentId };
  });
}
