import { getTranslations } from "next-intl/server";
import { shortDate } from "#app/_format/index.ts";
import type { PlanStretch } from "#server/recovery/schemas.ts";
import { datesIn } from "../../../_parts/dates-in.ts";

const kinds = ["do", "dont", "normal"] as const;
type Lines = PlanStretch["do"];

/** The stretch of days that holds today, under the three headings that the links lead to. `dated`: it lies ahead, so it says when. */
export async function StretchLines({ stretch, dated = false }: { stretch: PlanStretch; dated?: boolean }) {
  const words = await getTranslations("My.days");
  const say = await datesIn();
  return (
    <>
      {dated && (
        <section className="my-part">
          <h2>{say(stretch.headline)}</h2>
          <p className="soft">{await datesOf(stretch)}</p>
        </section>
      )}
      {kinds.map((kind) => (
        <section className="my-part" id={kind} key={kind}>
          <h2>{words(`headings.${kind}`)}</h2>
          {stretch[kind].length > 0 ? (
            <LineList lines={stretch[kind]} kind={kind} />
          ) : (
            <p className="soft">{words("nothingSpecial")}</p>
          )}
          {kind === "normal" && stretch.hidden && (
            <a className="touch" href="#private">
              {words("covered")}
            </a>
          )}
        </section>
      ))}
    </>
  );
}

/** Other days, folded: opened without scripts. */
export async function FoldedStretch({ stretch }: { stretch: PlanStretch }) {
  const words = await getTranslations("My.days");
  const say = await datesIn();
  return (
    <details className="fold">
      <summary>
        <span>
          {words("days", {
            same: stretch.from === stretch.to ? "yes" : "no",
            from: stretch.from,
            to: stretch.to,
          })}
          <span className="under">{await datesOf(stretch)}</span>
        </span>
        <span className="icon i-down" aria-hidden="true" />
      </summary>
      <p>
        <strong>{say(stretch.headline)}</strong>
      </p>
      {kinds
        .filter((kind) => stretch[kind].length > 0)
        .map((kind) => (
          <div key={kind}>
            <h3>{words(`headings.${kind}`)}</h3>
            <LineList lines={stretch[kind]} kind={kind} />
          </div>
        ))}
    </details>
  );
}

async function datesOf({ fromDate, toDate }: PlanStretch): Promise<string> {
  const words = await getTranslations("My.days");
  if (fromDate === toDate) return shortDate(fromDate);
  return words("dates", { from: shortDate(fromDate), to: shortDate(toDate) });
}

async function LineList({ lines, kind }: { lines: Lines; kind: (typeof kinds)[number] }) {
  const say = await datesIn();
  return (
    <ul className={kind === "dont" ? "lines dont" : "lines"}>
      {lines.map((line) => (
        <li key={line.text} {...(line.intimate ? { className: "private" } : {})}>
          <span className={`icon ${kind === "dont" ? "i-no" : "i-yes"}`} aria-hidden="true" />
          <span>{say(line.text)}</span>
        </li>
      ))}
    </ul>
  );
}
