import { getTranslations } from "next-intl/server";
import { dateAt, farDate, longDate } from "#app/_format/index.ts";
import type { CaseView } from "#server/pathway/schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";
import { refusalWords } from "./refusal-words.ts";

type Props = { view: CaseView; lawful: NonNullable<CaseView["lawful"]> };

/** From when the law allows the operation, and why not before: for its surgeon alone. */
export async function LawfulDays({ view, lawful: { from, until, why, kept } }: Props) {
  const words = await getTranslations("Case.lawful");
  const say = await refusalWords();
  return (
    <section className="part">
      <div className="part-head">
        <h2>{words("title")}</h2>
        <span className="small soft">{words("forYou")}</span>
      </div>
      <p className="case-say">
        <strong>{from ? farDate(from) : words("none")}</strong>
      </p>
      {why ? (
        <p className="case-say">
          <Sealed>{say(why)}</Sealed>
        </p>
      ) : (
        <p className="small soft">{words("free")}</p>
      )}
      {kept && (
        <p className="case-say">
          {words(view.state === "booked" ? "keptBooked" : "keptFor")} <Sealed>{say(kept)}</Sealed>
        </p>
      )}
      {until && <p className="small soft">{words("until", { date: farDate(until) })}</p>}
    </section>
  );
}

/** What is booked against the law as it is known today. */
export async function NotLawful({ view, lawful: { refusal } }: Props) {
  const words = await getTranslations("Case.lawful");
  const say = await refusalWords();
  return refusal && view.startsAt ? (
    <section className="notice is-attention" role="alert">
      <h2>
        <span className="icon i-attention" aria-hidden="true" />
        {words("notThen", { date: longDate(dateAt(view.startsAt, view.zone)) })}
      </h2>
      <p>
        <Sealed>{say(refusal)}</Sealed>
      </p>
      <p className="small">{words("notThenMeans")}</p>
    </section>
  ) : null;
}
