import { getTranslations } from "next-intl/server";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { MyItem, PrepareView } from "#server/pathway/schemas.ts";
import { typedOf } from "./answer-form.ts";
import { answerInWords } from "./answer-in-words.ts";
import type { Asked } from "./asked-paper.ts";
import { ItemForm } from "./item-form.tsx";
import { Papers } from "./papers.tsx";

type Props = {
  item: MyItem;
  of: Pick<PrepareView, "zone" | "arrivesAt" | "today">;
  /** Where it stands among all of her items. */
  place: number;
  /** What the address asks of this item, or says of it. */
  asked: Asked | null;
  folded?: boolean;
};

/** One thing that is asked of her: what, by when, and the form to answer. `folded`: behind its title, for what is done or can wait. */
export async function Item({ item, of, place, asked, folded = false }: Props) {
  const words = await getTranslations("My.prepare");
  const id = `i-${item.caseId.slice(-6)}-${item.itemId.slice(-6)}`;
  const isOpen = item.state === "open" || item.state === "attention";
  const under = isOpen ? await dueInWords(item, of) : await answerInWords(item);
  const body = (
    <>
      <div id={`${id}-hint`}>
        {item.hint && <p className="soft">{item.hint}</p>}
        {item.answeredBy && <p className="soft">{words("answeredBy", { name: item.answeredBy })}</p>}
        {isAskedAgain(item) && (
          <p>
            <span className="mark is-waiting">{words("askedAgain")}</span>
          </p>
        )}
        {item.state === "attention" && (
          <p>
            <span className="mark is-attention">{words("attention")}</span>
          </p>
        )}
        {item.state === "waived" && <p className="soft">{words("notNeeded")}</p>}
      </div>
      {item.kind === "file" ? (
        <Papers item={item} of={of} id={id} place={place} asked={asked} />
      ) : (
        <Answering item={item} id={id} />
      )}
    </>
  );
  if (!folded)
    return (
      <article className="ask">
        <h3 id={id}>{item.title}</h3>
        {under && <p className="soft">{under}</p>}
        {body}
      </article>
    );
  return (
    <details className="fold ask" open={asked !== null}>
      <summary>
        <span>
          <span id={id}>{item.title}</span>
          {under && <span className="under">{under}</span>}
        </span>
        <span className="icon i-down" aria-hidden="true" />
      </summary>
      {body}
    </details>
  );
}

/** She has answered it, for a time that is another now. */
const isAskedAgain = ({ state, answer, kind }: MyItem): boolean => state === "open" && answer?.kind === kind;

async function Answering({ item, id }: { item: MyItem; id: string }) {
  const words = await getTranslations("My.prepare");
  const { kind, caseId, itemId, number } = item;
  if (kind === "file") return null;
  if (kind === "medication") return <p>{words("setByClinic")}</p>;
  // A tick for another time is not hers for this one.
  const keeps = item.answer?.kind === kind && !(kind === "tick" && isAskedAgain(item));
  const typed = keeps ? typedOf(item.answer) : {};
  return (
    <ItemForm
      item={{ id, caseId, itemId, kind, typed }}
      words={{
        ...{ tick: words("tick"), yes: words("yes"), no: words("no"), more: words("more") },
        range: number ? words("range", { unit: number.unit, min: number.min, max: number.max }) : "",
        tellNobody: words("tellNobody"),
        ways: { adult: words("ways.adult"), clinic: words("ways.clinic"), later: words("ways.later") },
        ...{ keep: words("keep"), keeping: words("keeping"), kept: words("kept") },
        ...{ offline: words("offline"), attention: words("attention") },
      }}
    />
  );
}

/** By when. An hour is told only before she arrives: a later one would tell when it begins. */
async function dueInWords({ due }: MyItem, { zone, arrivesAt }: Props["of"]): Promise<string | null> {
  if (!due) return null;
  const words = await getTranslations("My.prepare");
  if (due.overdue) return words("wasDue", { date: shortDate(due.on) });
  if (due.at && arrivesAt && Temporal.Instant.compare(due.at, arrivesAt) <= 0)
    return words("byHour", { date: shortDate(dateAt(due.at, zone)), time: hour(due.at, zone) });
  return words("by", { date: shortDate(due.on) });
}
