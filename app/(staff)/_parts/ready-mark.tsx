import { useTranslations } from "next-intl";
import type { DayStep, Readiness } from "#server/scheduling/schemas.ts";

/** By whether anything is waited for; the word beside it says for whom. */
export const readyTones = { ready: "is-ready", patient: "is-waiting", clinic: "is-waiting" } as const;

export const stepTones = {
  arrived: "is-waiting",
  ready: "is-ready",
  in_theatre: "is-live",
  time_out: "is-live",
  sign_out: "is-live",
  in_recovery: "is-waiting",
  discharged: "is-done",
} as const satisfies Record<DayStep, string>;

/** What has happened of her day, else how ready a case is, sign and word together; nothing where nothing is known. Serves the server and the client alike. */
export function ReadyMark({
  readiness,
  step = null,
}: {
  readiness: Readiness | null;
  step?: DayStep | null;
}) {
  const words = useTranslations("Readiness");
  if (step) return <span className={`mark ${stepTones[step]}`}>{words(`steps.${step}`)}</span>;
  return readiness && <span className={`mark ${readyTones[readiness]}`}>{words(readiness)}</span>;
}
