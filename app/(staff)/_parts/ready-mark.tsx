import { useTranslations } from "next-intl";
import type { Readiness } from "#server/scheduling/schemas.ts";

/** By whether anything is waited for; the word beside it says for whom. */
export const readyTones = { ready: "is-ready", patient: "is-waiting", clinic: "is-waiting" } as const;

/** How ready a case is, sign and word together; nothing where nothing is known. Serves the server and the client alike. */
export function ReadyMark({ readiness }: { readiness: Readiness | null }) {
  const words = useTranslations("Readiness");
  return readiness && <span className={`mark ${readyTones[readiness]}`}>{words(readiness)}</span>;
}
