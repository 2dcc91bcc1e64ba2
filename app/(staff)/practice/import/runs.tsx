import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { ImportRunView } from "#server/interop/schemas.ts";
import type { SiteView } from "#server/practice/schemas.ts";
import { isOver } from "./[runId]/patience.ts";

/** Earlier runs, newest first. */
export async function Runs({ runs, sites }: { runs: readonly ImportRunView[]; sites: readonly SiteView[] }) {
  const words = await getTranslations("Import");
  const saidOf = (run: ImportRunView) =>
    isOver(run) ? words(run.dryRun ? "trialTotals" : "totals", totalsOf(run)) : words(`states.${run.state}`);
  if (runs.length === 0) return <p className="soft">{words("noRuns")}</p>;
  return (
    <ul className="rows">
      {runs.map((run) => {
        const site = sites.find((one) => one.siteId === run.siteId);
        const zone = site?.zone ?? "UTC";
        return (
          <li key={run.runId}>
            <Link prefetch={false} className="time" href={`/practice/import/${run.runId}`}>
              {shortDate(dateAt(run.startedAt, zone))} {hour(run.startedAt, zone)}
            </Link>
            <span>
              {site?.name} <span className="soft">· {run.dryRun ? words("trial") : words("real")}</span>
            </span>
            <span className="small">{saidOf(run)}</span>
          </li>
        );
      })}
    </ul>
  );
}

const totalsOf = ({ rows, booked, conflicts, invalid, already }: ImportRunView) => ({
  rows,
  booked,
  conflicts,
  invalid,
  already,
});
