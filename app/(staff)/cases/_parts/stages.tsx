import { getTranslations } from "next-intl/server";
import { addDays, dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { CaseView } from "#server/pathway/schemas.ts";
import { isShut } from "../_gates/around.ts";
import { isBeforeTheatre } from "./gates-part.tsx";

type Key = "consultation" | "decision" | "consent" | "ready" | "day" | "recovery";
type Stage = { key: Key; said: string; was: boolean };
type Words = Awaited<ReturnType<typeof getTranslations<"Case">>>;

const RECOVERY_DAYS = 42;

/** Where the case stands: what is behind it, and the first thing that is not. */
export async function Stages({ view, now }: { view: CaseView; now: Temporal.Instant }) {
  const words = await getTranslations("Case");
  const stages = stagesOf(view, now, words);
  const current = view.state === "withdrawn" ? -1 : stages.findIndex(({ was }) => !was);
  return (
    <ol className="stages case-stages" aria-label={words("stagesLabel")}>
      {stages.map(({ key, said, was }, n) => (
        <li
          key={key}
          {...(was ? { className: "was" } : {})}
          {...(n === current ? { "aria-current": "step" as const } : {})}
        >
          <b>{words(`stages.${key}`)}</b>
          <span>{said}</span>
        </li>
      ))}
    </ol>
  );
}

function stagesOf(view: CaseView, now: Temporal.Instant, words: Words): Stage[] {
  const { startsAt, zone, state, consultedOn } = view;
  const day = startsAt ? dateAt(startsAt, zone) : null;
  const today = dateAt(now.toString(), zone);
  const over = state === "done";
  const lastDay = day && addDays(day, RECOVERY_DAYS);
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
      was: over || view.decision?.outcome === "operate" || (day !== null && !view.preparation),
    },
    {
      key: "consent",
      said: consentSaid(view, today, words),
      was: over || view.preparation?.consent.state === "valid" || (day !== null && !view.preparation),
    },
    {
      key: "ready",
      said: readySaid(view, over, words),
      was: over || view.preparation?.readiness === "ready" || (day !== null && !view.preparation),
    },
    {
      key: "day",
      said:
        state === "no_show"
          ? words("states.no_show")
          : state === "withdrawn"
            ? words("states.withdrawn")
            : startsAt && day
              ? words("dayAt", { date: shortDate(day), time: hour(startsAt, zone) })
              : words("stagesSay.toBook", { date: shortDate(view.notBefore) }),
      was: over,
    },
    {
      key: "recovery",
      said: lastDay ? words("recoveryTo", { date: shortDate(lastDay), days: RECOVERY_DAYS }) : "",
      was: over && lastDay !== null && today > lastDay,
    },
  ];
}

function consentSaid({ preparation, decision, zone }: CaseView, today: string, words: Words): string {
  if (!preparation) return words("notOnRecord");
  const { state, signedAt, withdrawnAt } = preparation.consent;
  const day = (at: string | null) => (at ? shortDate(dateAt(at, zone)) : "");
  if (state === "valid") return words("stagesSay.signed", { date: day(signedAt) });
  if (state === "signed") return words("stagesSay.sheSigned", { date: day(signedAt) });
  if (state === "withdrawn") return words("stagesSay.takenBack", { date: day(withdrawnAt) });
  if (state === "outdated") return words("stagesSay.again");
  const { signableFrom } = preparation.consent;
  if (signableFrom && signableFrom > today)
    return words("stagesSay.coolingOff", { date: shortDate(signableFrom) });
  const isDecided = decision?.outcome === "operate";
  return words(isDecided && signableFrom === null ? "stagesSay.cannotSign" : "stagesSay.notSigned");
}

function readySaid({ preparation }: CaseView, over: boolean, words: Words): string {
  if (!preparation || over) return "";
  const gates = preparation.gates.filter(isBeforeTheatre);
  const open = gates.filter(isShut).length;
  return open === 0 ? words("stagesSay.ready") : words("stagesSay.open", { open, count: gates.length });
}
