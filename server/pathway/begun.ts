import type { Standing } from "./rules/wait.ts";
import type { CaseContents } from "./schemas.ts";

/** From when the law's waits run, as the case tells: the quote's day, else her surgeon's word of earlier cases. */
export const begunBy = ({
  quote,
  waitFrom,
}: Pick<CaseContents, "quote" | "waitFrom">): Pick<Standing, "quotedOn" | "consentedOn"> => ({
  quotedOn: quote?.handedOverOn ?? waitFrom,
  consentedOn: waitFrom,
});
