"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import type { ImportFinding, ImportRunView } from "#server/interop/schemas.ts";

/** Asks again each second while the run goes on; then lists what collided or could not be read, line by line. */
export function RunProgress({ first, zone }: { first: ImportRunView; zone: string }) {
  const words = useTranslations("Import");
  const trpc = useTRPC();
  const { data: run = first } = useQuery({
    ...trpc.imports.get.queryOptions({ runId: first.runId }),
    initialData: first,
    refetchInterval: (query) => (isOver(query.state.data ?? first) ? false : 1000),
  });
  const { rows, booked, conflicts, invalid, already } = run;
  return (
    <section className="part">
      <h2 aria-live="polite">{words(`states.${run.state}`)}</h2>
      {!isOver(run) && (
        <progress
          max={run.rows}
          value={run.done}
          aria-label={words("progress", { done: run.done, rows: run.rows })}
        />
      )}
      <p>{words("totals", { rows, booked, conflicts, invalid, already })}</p>
      <ul className="rows">
        {run.findings.map((found) => (
          <Finding key={found.line} found={found} zone={zone} />
        ))}
      </ul>
      <p>
        <Link href="/practice/import">{run.dryRun && isOver(run) ? words("nowImport") : words("back")}</Link>
      </p>
    </section>
  );
}

function Finding({ found, zone }: { found: ImportFinding; zone: string }) {
  const words = useTranslations("Import");
  const say = useErrorWords();
  const reason = say({ reason: found.reason, params: {}, requestId: "", issues: [] });
  const told = (iso: string) => `${shortDate(dateAt(iso, zone))} ${hour(iso, zone)}`;
  return (
    <li>
      <span className="time">{words("line", { line: found.line })}</span>
      <span>
        {found.column ? `${found.column}: ` : ""}
        {reason}
        {found.other && (
          <span className="soft">
            {" "}
            ·{" "}
            {words("other", {
              resource: found.other.resource,
              from: told(found.other.startsAt),
              to: hour(found.other.endsAt, zone),
            })}
          </span>
        )}
        {found.otherLine && <span className="soft"> · {words("otherLine", { line: found.otherLine })}</span>}
      </span>
      <span className="mark is-attention">{words(`found.${found.state}`)}</span>
    </li>
  );
}

const isOver = (run: ImportRunView) => run.state === "done" || run.state === "failed";
