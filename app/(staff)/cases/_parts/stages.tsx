import { getTranslations } from "next-intl/server";
import { addDays, dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { CaseView } from "#server/pathway/schemas.ts";

type Stage = { key: "consultation" | "decision" | "booked" | "day" | "recovery"; said: string; was: boolean };

const RECOVERY_DAYS = 42;

/** Where the case stands: what is behind it, and the first thing that is not. */
export async function Stages({ view, now }: { view: CaseView; now: Temporal.Instant }) {
  const words = await getTranslations("Case");
  const stages = await stagesOf(view, now);
  const current = view.state === "withdrawn" ? -1 : stages.findIndex(({ was }) => !was);
  return (
    <ol className="stages five" aria-label={words("stagesLabel")}>
      {stages.map(({ key, said, was }, n) => (
        <li
          key={key}
          {...(was ? { className: "was" } : {})}
          {...(n === current ? { "aria-current": "step" as const } : {})}
        >
          <b>{words(key === "booked" && !was ? "stages.toBook" : `stages.${key}`)}</b>
          <span>{said}</span>
        </li>
      ))}
    </ol>
  );
}

async function stagesOf(view: CaseView, now: Temporal.Instant): Promise<Stage[]> {
  const words = await getTranslations("Case");
  const { startsAt, zone, state, consultedOn } = view;
  const day = startsAt ? dateAt(startsAt, zone) : null;
  const over = state === "done";
  const lastDay = day && addDays(day, RECOVERY_DAYS);
  const ended = over && lastDay !== null && dateAt(now.toString(), zone) > lastDay;
  return [
    {
      key: "consultation",
      said: consultedOn.map(shortDate).join(", ") || words("notOnRecord"),
      was: true,
    },
    {
      key: "decision",
      said: view.decision
        ? words("decidedOn", {
            outcome: words(`decision.outcomes.${view.decision.outcome}`),
            date: shortDate(dateAt(view.decision.at, zone)),
          })
        : words("notDecided"),
      was: view.decision?.outcome === "operate" || day !== null,
    },
    {
      key: "booked",
      said: day ? shortDate(day) : words(`states.${state}`),
      was: day !== null,
    },
    {
      key: "day",
      said:
        state === "no_show"
          ? words("states.no_show")
          : startsAt && day
            ? words("dayAt", { date: shortDate(day), time: hour(startsAt, zone) })
            : words("notBefore", { date: shortDate(view.notBefore) }),
      was: over,
    },
    {
      key: "recovery",
      said: lastDay ? words("recoveryTo", { date: shortDate(lastDay), days: RECOVERY_DAYS }) : "",
      was: ended,
    },
  ];
}
