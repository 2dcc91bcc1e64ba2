import { getTranslations } from "next-intl/server";
import { dateAt, hour, longDate, shortDate } from "#app/_format/index.ts";
import type { MovedView } from "#server/pathway/schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";
import { refusalWords } from "./refusal-words.ts";

type Props = { moved: MovedView };
type Item = MovedView["items"][number];

/** Now and then, side by side: what is due at another time or asked again, until when she eats and drinks, and what forbids the day. */
export async function MovedChanges({ moved }: Props) {
  const words = await getTranslations("Case.moved");
  const say = await refusalWords();
  const { to, zone, refusal, items } = moved;
  const date = longDate(dateAt(to, zone));
  return (
    <section className="part" aria-labelledby="then">
      <h2 id="then">{words("sum", { date, time: hour(to, zone) })}</h2>
      <div className="stack">
        {refusal && (
          <div className="notice is-attention">
            <h3>{words("notThen", { date })}</h3>
            <p>
              <Sealed>{say(refusal)}</Sealed>
            </p>
          </div>
        )}
        {items.length === 0 ? <p className="soft">{words("none")}</p> : <Items moved={moved} />}
        <FastingTimes moved={moved} />
      </div>
    </section>
  );
}

async function Items({ moved: { items, zone } }: Props) {
  const words = await getTranslations("Case.moved");
  const builtIns = await getTranslations("Case.gates.builtIns");
  const told = (due: Item["was"]) =>
    due ? shortDate(due.on) + (due.at ? `, ${hour(due.at, zone)}` : "") : words("noDate");
  const titleOf = ({ title, by }: Item) => title ?? builtIns(by === "item" ? "decision" : by, { version: 0 });
  return (
    <table className="change">
      <Head title={words("items")} />
      <tbody>
        {items.map((one) => (
          <tr key={one.gateId}>
            <th scope="row">{titleOf(one)}</th>
            <td>
              {one.askedAgain
                ? words("settled")
                : one.was?.overdue
                  ? words("late", { date: told(one.was) })
                  : told(one.was)}
            </td>
            <td className="changed">
              {one.willBe?.overdue ? (
                <span className="mark is-attention">
                  {words(one.askedAgain ? "againLate" : one.was?.overdue ? "late" : "atOnce", {
                    date: told(one.willBe),
                  })}
                </span>
              ) : one.askedAgain ? (
                one.willBe ? (
                  words("againBy", { date: told(one.willBe) })
                ) : (
                  words("again")
                )
              ) : (
                told(one.willBe)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

async function FastingTimes({ moved: { fasting, zone } }: Props) {
  const words = await getTranslations("Case.moved");
  if (!fasting) return null;
  const told = (at: string) => `${shortDate(dateAt(at, zone))}, ${hour(at, zone)}`;
  const kinds = { fatty: "fattyUntil", light: "lightUntil", clear: "clearUntil" } as const;
  return (
    <table className="change">
      <Head title={words("fasting")} />
      <tbody>
        {(["fatty", "light", "clear"] as const).map((kind) => (
          <tr key={kind}>
            <th scope="row">{words(kind)}</th>
            <td>{told(fasting.was[kinds[kind]])}</td>
            <td className="changed">{told(fasting.willBe[kinds[kind]])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

async function Head({ title }: { title: string }) {
  const words = await getTranslations("Case.moved");
  return (
    <thead>
      <tr>
        <th scope="col">{title}</th>
        <th scope="col">{words("was")}</th>
        <th scope="col">{words("willBe")}</th>
      </tr>
    </thead>
  );
}
