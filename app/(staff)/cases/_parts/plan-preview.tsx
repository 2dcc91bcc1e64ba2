import { useTranslations } from "next-intl";
import { farDate, shortDate } from "#app/_format/index.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import type { ChangePreview } from "#server/pathway/schemas.ts";
import { datesInWords } from "./dates-in-words.ts";

/** What a change would ask for again, and what of it the desk would see: said before it is made. */
export function PlanPreview({ told }: { told: ChangePreview }) {
  const words = useTranslations("Case.plan");
  const gates = useTranslations("Case.gates.builtIns");
  if (!told.changes)
    return (
      <p className="soft" role="status">
        {words("nothing")}
      </p>
    );
  const again = told.again.map(
    ({ by, title }) => title ?? gates(by === "item" ? "decision" : by, { version: 0 }),
  );
  const ended = [...told.waiversEnd, ...(told.waitWaiversEnd ? [words("waitWaiver")] : [])];
  return (
    <section className="ask-desk stack" aria-labelledby="what-changes" aria-live="polite">
      <h2 id="what-changes">{words("means")}</h2>
      {again.length > 0 ? <List title={words("again")} lines={again} /> : <p>{words("againNothing")}</p>}
      <List title={words("added")} lines={told.added} />
      <List title={words("gone")} lines={told.gone} />
      <List title={words("waivers")} lines={ended} />
      <p className="small">{words("kept", { count: told.kept })}</p>
      {told.quote && <p>{words("quote")}</p>}
      <Law told={told} />
      <p>
        <b>{words("desk")}</b> {words(`desks.${told.desk}`)}
      </p>
    </section>
  );
}

function Law({ told: { waits, from, refusal } }: { told: ChangePreview }) {
  const words = useTranslations("Case");
  const say = useErrorWords();
  return (
    <>
      <List
        title={words("plan.waits")}
        lines={waits.map(({ days, start, source, until }) =>
          words(until ? "plan.waitUntil" : "plan.waitOpen", {
            ...{ days, source, start: words(`starts.${start}`) },
            date: until ? shortDate(until) : "",
          }),
        )}
      />
      <p>
        <b>{words("plan.from")}</b> {from ? farDate(from) : words("lawful.none")}
      </p>
      {refusal && (
        <p>
          <span className="mark is-attention">
            {say({ ...refusal, params: datesInWords(refusal.params), issues: [], requestId: "" })}
          </span>
        </p>
      )}
    </>
  );
}

function List({ title, lines }: { title: string; lines: readonly string[] }) {
  return lines.length === 0 ? null : (
    <div>
      <b>{title}</b>
      <ul className="says">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
