import { getTranslations } from "next-intl/server";
import { shortDate } from "#app/_format/index.ts";
import type { MyConsent, MyConsents } from "#server/pathway/schemas.ts";
import { takeBack } from "../actions.ts";
import { documentName, stateOf } from "./names.ts";
import { ShowForm } from "./show-form.tsx";

/** Each document by its place and its state, the way to its words, and the way back from one that she signed. */
export async function Covered({ view }: { view: MyConsents }) {
  const next = view.consents.findIndex(({ maySign }) => maySign);
  return (
    <>
      {view.consents.map((one, nth) => (
        <Document
          key={`${one.caseId}/${one.kind}`}
          one={one}
          number={nth + 1}
          zone={view.zone}
          isNext={nth === next}
        />
      ))}
    </>
  );
}

type Props = { one: MyConsent; number: number; zone: string; isNext: boolean };

async function Document({ one, number, zone, isNext }: Props) {
  const words = await getTranslations("My.consent");
  const [name, state] = [await documentName(one, number), await stateOf(one, zone)];
  const isSigned = one.state === "signed" || one.state === "valid";
  return (
    <section className="my-part document" aria-labelledby={`document-${number}`}>
      <h2 id={`document-${number}`}>{name}</h2>
      <p>
        <span className={`mark ${state.mark}`}>{state.words}</span>
      </p>
      {(one.state === "withdrawn" || (one.state === "outdated" && !one.maySign)) &&
        (one.maySign || one.signableFrom) && (
          <p className="soft">
            {one.maySign || !one.signableFrom
              ? words("again")
              : words("againFrom", { date: shortDate(one.signableFrom) })}
          </p>
        )}
      {isSigned && one.consentId ? (
        <>
          <a
            className="btn wide"
            href={`/my/consent/${one.consentId}`}
            aria-label={words("copyNamed", { document: name })}
          >
            {words("copy")}
          </a>
          <form action={takeBack} className="take-back">
            <input type="hidden" name="caseId" value={one.caseId} />
            <input type="hidden" name="consentId" value={one.consentId} />
            <p className="soft" id={`back-${number}`}>
              {words("takeBackMeans")}
            </p>
            <button
              className="btn wide"
              type="submit"
              aria-label={words("takeBackNamed", { document: name })}
              aria-describedby={`back-${number}`}
            >
              {words("takeBack")}
            </button>
          </form>
        </>
      ) : (
        <ShowForm doc={String(number)} label={words("showNamed", { document: name })} main={isNext}>
          {words("show")}
        </ShowForm>
      )}
    </section>
  );
}
