import { dateAt } from "#server/kernel/dates.ts";
import type { HerPart } from "./part-schemas.ts";
import { quoteIsOf, signedForIt } from "./rules/plan.ts";
import type { Standing } from "./rules/wait.ts";
import type { CaseContents } from "./schemas.ts";

type Told = {
  contents: Pick<CaseContents, "quote" | "waitFrom" | "procedureId" | "side">;
  hers: Pick<HerPart, "consents">;
  zone: string;
};

/**
 * From when the law's waits run, as the case tells: the day of the quote and that of her signature, each for this procedure, else her surgeon's word of earlier
 * cases.
 */
export function begunBy({ contents, hers, zone }: Told): Pick<Standing, "quotedOn" | "consentedOn"> {
  const { quote, waitFrom } = contents;
  const signed = hers.consents.findLast((one) => one.withdrawnAt === null && signedForIt(one, contents));
  const signedOn = signed && dateAt(Temporal.Instant.from(signed.signedAt), zone);
  const handedOverOn = quote && quoteIsOf(quote, contents) ? quote.handedOverOn : null;
  return { quotedOn: handedOverOn ?? waitFrom, consentedOn: signedOn ?? waitFrom };
}
