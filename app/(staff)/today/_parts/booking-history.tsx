import { useTranslations } from "next-intl";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { HistoryLine } from "#server/scheduling/schemas.ts";

const actors = ["desk", "nurse", "surgeon", "anaesthetist", "manager", "worker", "patient"] as const;

/** What happened, newest first, each line a sentence. Serves the server and the client alike. */
export function BookingHistory({ lines }: { lines: readonly HistoryLine[] }) {
  const words = useTranslations("Move");
  return (
    <section aria-label={words("history")}>
      <h3 className="label">{words("history")}</h3>
      {lines.length === 0 && <p className="soft">{words("noHistory")}</p>}
      <ol className="history">
        {lines.map((line) => (
          <HistoryItem key={line.eventId} line={line} />
        ))}
      </ol>
    </section>
  );
}

/** One line of it. */
export function HistoryItem({ line }: { line: HistoryLine }) {
  const words = useTranslations("Move");
  const at = (instant: string | null) =>
    instant ? `${shortDate(dateAt(instant, line.zone))} ${hour(instant, line.zone)}` : words("none");
  const role = actors.find((one) => one === line.actorRole) ?? "other";
  const by = words(`by.${role}`);
  const sentences = [
    words(`lines.${lineKind(line)}`, {
      ...{ label: line.label, from: at(line.from), to: at(line.to) },
      minutes: line.pushedBy ?? 0,
    }),
    line.fromSurgeon &&
      line.toSurgeon &&
      line.fromSurgeon !== line.toSurgeon &&
      words("surgeonChanged", { from: line.fromSurgeon, to: line.toSurgeon }),
    line.reason && words(`cancelReasons.${line.reason}`),
    line.override && words("overridden", { reason: words(`reasons.${line.override}`) }),
    line.askedBy && words(`asked.${line.askedBy}`),
  ];
  return (
    <li>
      <span className="when time">{at(line.at)}</span>{" "}
      <span>
        {sentences.filter(Boolean).join(". ")}.{" "}
        <span className="by">
          {line.actorName ? words("byNamed", { name: line.actorName, role: by }) : by}
        </span>
      </span>
    </li>
  );
}

/** A move with the whole list says so. */
function lineKind({ kind, pushedBy }: HistoryLine) {
  if (kind !== "moved" || pushedBy === null) return kind;
  return pushedBy > 0 ? "pushed" : "pushedBack";
}
