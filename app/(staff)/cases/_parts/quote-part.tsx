import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { money, shortDate } from "#app/_format/index.ts";
import type { CaseView } from "#server/pathway/schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";
import { PayButton } from "./pay-button.tsx";
import { refusalWords } from "./refusal-words.ts";

/** The quote: how much, when and how it was handed over, and whether it is paid. */
export async function QuotePart({ view }: { view: CaseView }) {
  const words = await getTranslations("Case.quote");
  const say = await refusalWords();
  const { quote, mayDecide, caseId, paymentLocked, quoteOfOther } = view;
  const edit = mayDecide && !quote?.paidOn && (
    <Link className="small" href={`/cases/${caseId}/quote`} prefetch={false}>
      {words(quote ? "change" : "write")}
    </Link>
  );
  if (!quote) {
    return (
      <section className="part">
        <div className="part-head">
          <h2>{words("title")}</h2>
          {edit}
        </div>
        <p className="case-say">{words("none")}</p>
      </section>
    );
  }
  return (
    <section className="part">
      <div className="part-head">
        <h2>{words("titled", { amount: money(quote.amount, quote.currency) })}</h2>
        {edit}
      </div>
      {quoteOfOther && (
        <p className="case-say">
          <span className="mark is-attention">{words("ofOther")}</span>
        </p>
      )}
      <dl className="rows">
        <div>
          <dt>{words("handed")}</dt>
          <dd>
            {quote.handedOverOn && quote.handedOver
              ? words("handedOn", {
                  date: shortDate(quote.handedOverOn),
                  how: words(`hows.${quote.handedOver}`),
                })
              : words("notYet")}
          </dd>
        </div>
        <div>
          <dt>{words("payment")}</dt>
          <dd>
            {quote.paidOn ? (
              words("paidOn", { date: shortDate(quote.paidOn) })
            ) : paymentLocked ? (
              <Sealed>{say(paymentLocked)}</Sealed>
            ) : (
              words("open")
            )}
            {quote.selfPay && <span className="under">{words("selfPayShort")}</span>}
          </dd>
        </div>
        <div>
          <dt>{words("invoice")}</dt>
          <dd>{quote.invoiceLine}</dd>
        </div>
      </dl>
      {view.isMine && !paymentLocked && (
        <PayButton
          caseId={caseId}
          paid={quote.paidOn === null}
          label={words(quote.paidOn ? "notPaid" : "markPaid")}
        />
      )}
    </section>
  );
}
