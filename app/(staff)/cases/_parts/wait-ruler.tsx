import { getTranslations } from "next-intl/server";
import type { CSSProperties } from "react";
import { dateAt, daysBetween, shortDate } from "#app/_format/index.ts";
import type { CaseView } from "#server/pathway/schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";

type Wait = NonNullable<CaseView["wait"]> & { from: string; until: string };
type Props = { wait: Wait; view: CaseView; today: string };

const vars = (values: Record<`--${string}`, number>) => values as CSSProperties;

/** The law's wait on the ruled scale: from what it ran, when it was over, and when the operation is. */
export async function WaitRuler({ wait, view, today }: Props) {
  const words = await getTranslations("Case");
  const planned = view.startsAt ? dateAt(view.startsAt, view.zone) : view.notBefore;
  const until = daysBetween(wait.from, wait.until);
  const last = daysBetween(wait.from, planned);
  // Far ahead the scale would crush the wait: then it ends a little after it.
  const shown = Math.max(until + 1, Math.min(last, until * 2));
  const now = daysBetween(wait.from, today);
  const start = words(`starts.${wait.start}`);
  return (
    <section className="part">
      <div className="part-head">
        <h2>{words("wait")}</h2>
        <span className="small soft">
          {words("waitLine", { days: wait.days, start })} <Sealed>{wait.source}</Sealed>
        </span>
      </div>
      <div
        className="ruler"
        role="img"
        style={vars({ "--n": shown })}
        aria-label={words("waitLabel", {
          start,
          from: shortDate(wait.from),
          until: shortDate(wait.until),
          planned: shortDate(planned),
        })}
      >
        <i className="spent" style={vars({ "--from": 0, "--to": Math.min(until, Math.max(0, now)) })} />
        {now < until && <i className="left" style={vars({ "--from": Math.max(0, now), "--to": until })} />}
        {now >= 0 && now <= shown && (
          <b className={now > shown * 0.8 ? "late" : ""} style={vars({ "--at": now })}>
            {words("today")}
          </b>
        )}
        <span className="start" style={vars({ "--at": 0 })}>
          <strong>{shortDate(wait.from)}</strong>
          <br />
          <span className="soft">{start}</span>
        </span>
        <span
          className={last <= shown && last > until ? "" : "end"}
          style={vars({ "--at": last <= shown && last > until ? until : shown })}
        >
          <strong>{shortDate(wait.until)}</strong>
          <br />
          <span className="soft">{words("earliest")}</span>
        </span>
        {last <= shown && last > until && (
          <span className="end" style={vars({ "--at": shown })}>
            <strong>{shortDate(planned)}</strong>
            <br />
            <span className="soft">{view.startsAt ? words("planned") : words("notBeforeShort")}</span>
          </span>
        )}
      </div>
    </section>
  );
}
