import type { HerPart } from "./part-schemas.ts";
import type { Standing } from "./rules/wait.ts";
import type { CaseContents } from "./schemas.ts";

type Told = {
  contents: Pick<CaseContents, "quote" | "waitFrom">;
  hers: Pick<HerPart, "consents">;
  zone: string;
};

/** From when the law's waits run, as the case tells: the quote's day and that of her signature, else her surgeon's word of earlier cases. */
export function begunBy({ contents, hers, zone }: Told): Pick<Standing, "quotedOn" | "consentedOn"> {
  const { quote, waitFrom } = contents;
  const signed = hers.consents.findLast(
    ({ kind, withdrawnAt }) => kind === "surgery" && withdrawnAt === null,
  );
  const signedOn =
    signed && Temporal.Instant.from(signed.signedAt).toZonedDateTimeISO(zone).toPlainDate().toString();
  return { quotedOn: quote?.handedOverOn ?? waitFrom, consentedOn: signedOn ?? waitFrom };
}
