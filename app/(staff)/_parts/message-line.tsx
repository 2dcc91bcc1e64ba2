import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { LogItem } from "#server/messaging/message-schemas.ts";

type Props = { message: LogItem; zone: string; children?: ReactNode };

const TONES = {
  planned: "is-waiting",
  skipped: "is-off",
  sending: "is-waiting",
  sent: "is-done",
  unknown: "is-silent",
  failed: "is-attention",
};

/** One message: when, about what, by which way, and what became of it with its reason. What is planned or left out stands at its own hour, all else at when it happened. */
export async function MessageLine({ message, zone, children }: Props) {
  const { rule, channel, state, reason, receipt, receiptReason, dueAt, changedAt } = message;
  const words = await getTranslations("Messages");
  const at = state === "planned" || state === "skipped" ? dueAt : changedAt;
  return (
    <li>
      <span className="k time">
        {words("at", { date: shortDate(dateAt(at, zone)), time: hour(at, zone) })}
      </span>
      <span>
        {words(`rules.${rule}`)}
        {state !== "planned" && (
          <span className="became">
            <span className={`mark ${TONES[state]}`}>
              {words(`states.${state}`)}
              {reason && ":"}
            </span>
            {reason && <span className="soft"> {words(`reasons.${reason}`)}</span>}
            {receipt && (
              <span className={receipt === "delivered" ? "mark is-done" : "mark is-attention"}>
                {words(`receipts.${receipt}`)}
                {receiptReason && ":"}
              </span>
            )}
            {receiptReason && <span className="soft"> {words(`receiptReasons.${receiptReason}`)}</span>}
          </span>
        )}
        {children}
      </span>
      <span className="small soft">{words(`channels.${channel}`)}</span>
    </li>
  );
}
