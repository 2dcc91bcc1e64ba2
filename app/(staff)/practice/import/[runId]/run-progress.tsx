"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { dateAt, fullDate, hour } from "#app/_format/index.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPC, useTRPCClient } from "#app/_trpc/client.tsx";
import type { ImportFinding, ImportRunView } from "#server/interop/schemas.ts";
import { isOver, isStuck, type Seen, seeAgain, untilNext } from "./patience.ts";

/** Asks again each second while the run comes on, and stops when it does not; then lists what collided or could not be read, line by line. */
export function RunProgress({ first, zone }: { first: ImportRunView; zone: string }) {
  const words = useTranslations("Import");
  const { run, stuck, lookAgain } = useRun(first);
  const { rows, booked, conflicts, invalid, already } = run;
  return (
    <section className="part">
      <h2 aria-live="polite">
        {run.dryRun && run.state === "done" ? words("tried") : words(`states.${run.state}`)}
      </h2>
      {!isOver(run) && (
        <progress
          max={run.rows}
          value={run.done}
          aria-label={words("progress", { done: run.done, rows: run.rows })}
        />
      )}
      {stuck && (
        <div className="notice" role="status">
          <p>{words("stuck")}</p>
          <button type="button" className="btn" onClick={lookAgain}>
            {words("lookAgain")}
          </button>
        </div>
      )}
      <p>{words(run.dryRun ? "trialTotals" : "totals", { rows, booked, conflicts, invalid, already })}</p>
      <ul className="rows">
        {run.findings.map((found) => (
          <Finding key={found.line} found={found} zone={zone} />
        ))}
      </ul>
    </section>
  );
}

function useRun(first: ImportRunView) {
  const { queryKey } = useTRPC().imports.get.queryOptions({ runId: first.runId });
  const client = useTRPCClient();
  const router = useRouter();
  const seen = useRef<Seen>({ run: first, inVain: 0 });
  // The page of a run that was over was drawn with it; a trial is told on a page whose list of runs does not know it yet.
  const drawn = useRef(isOver(first) && !first.dryRun);
  const { data, errorUpdateCount, refetch } = useQuery({
    queryKey: [...queryKey, "watched"],
    queryFn: async () => {
      seen.current = seeAgain(seen.current, await client.imports.get.query({ runId: first.runId }));
      if (isOver(seen.current.run) && !drawn.current) {
        drawn.current = true;
        router.refresh();
      }
      return seen.current;
    },
    initialData: seen.current,
    staleTime: 0,
    refetchInterval: ({ state }) => untilNext(state.data ?? seen.current, state.errorUpdateCount),
  });
  const lookAgain = () => {
    seen.current = { ...seen.current, inVain: -1 };
    return refetch();
  };
  return { run: data.run, stuck: isStuck(data, errorUpdateCount), lookAgain };
}

function Finding({ found, zone }: { found: ImportFinding; zone: string }) {
  const words = useTranslations("Import");
  const say = useErrorWords();
  const reason = say({ reason: found.reason, params: {}, requestId: "", issues: [] });
  const told = (iso: string) => `${fullDate(dateAt(iso, zone))} ${hour(iso, zone)}`;
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
