import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import { isLeftOutAhead, type LogItem, type MessagesView } from "#server/messaging/message-schemas.ts";

/** So many stand open; the others are folded. */
const OPEN = { ahead: 3, log: 5 };

type Props = { view: MessagesView; now: Temporal.Instant };

/** What she is sent next, on her own clock, and what of it is left out. `isFresh`: she has just chosen, and what follows is being planned. */
export async function Ahead({ view: { ahead, log, zone }, now, isFresh }: Props & { isFresh: boolean }) {
  const words = await getTranslations("My.messages");
  const leftOut = log.filter((one) => isLeftOutAhead(one, now)).toReversed();
  return (
    <section className="my-part">
      <h2>{words("next")}</h2>
      {ahead.length === 0 && <p className="soft">{words(isFresh ? "planning" : "nothingNext")}</p>}
      {isFresh && (
        <a className="touch" href="/my/messages">
          {words("lookAgain")}
        </a>
      )}
      <Some of={ahead} open={OPEN.ahead}>
        {(one) => (
          <li key={one.messageId}>
            <span className="icon i-message" aria-hidden="true" />
            <span>
              {words(`rules.${one.rule}`)}
              <span className="under">{shortDate(dateAt(one.dueAt, zone))}</span>
            </span>
            <span className="time">{hour(one.dueAt, zone)}</span>
          </li>
        )}
      </Some>
      {leftOut.length > 0 && (
        <Fold label={words("leftOut", { count: leftOut.length })}>
          <ul className="lines">
            {leftOut.map((one) => (
              <Became key={one.messageId} message={one} zone={zone} />
            ))}
          </ul>
        </Fold>
      )}
    </section>
  );
}

/** What was sent, and what was not, with why. */
export async function Log({ view: { log, zone }, now }: Props) {
  const words = await getTranslations("My.messages");
  const past = log.filter((one) => !isLeftOutAhead(one, now));
  return (
    <section className="my-part">
      <h2>{words("log")}</h2>
      {past.length === 0 && <p className="soft">{words("nothingYet")}</p>}
      <Some of={past} open={OPEN.log}>
        {(one) => <Became key={one.messageId} message={one} zone={zone} />}
      </Some>
    </section>
  );
}

const ICONS = {
  planned: "i-message",
  skipped: "i-no",
  sending: "i-message",
  sent: "i-yes",
  unknown: "i-silent",
  failed: "i-attention",
};

async function Became({ message, zone }: OneProps) {
  const { rule, channel, state, reason, receipt, dueAt, changedAt } = message;
  const words = await getTranslations("My.messages");
  const at = state === "skipped" ? dueAt : changedAt;
  return (
    <li>
      <span className={`icon ${ICONS[state]}`} aria-hidden="true" />
      <span>
        {words(`rules.${rule}`)}
        <span className="under">
          {words(`states.${state}`, { channel })}
          {reason && `. ${words(`reasons.${reason}`)}`}
          {receipt && `. ${words(`receipts.${receipt}`)}`}
        </span>
      </span>
      <span className="sent-at">
        <span className="time">{hour(at, zone)}</span>
        <span className="under">{shortDate(dateAt(at, zone))}</span>
      </span>
    </li>
  );
}

type OneProps = { message: LogItem; zone: string };
type SomeProps = { of: readonly LogItem[]; open: number; children: (one: LogItem) => ReactNode };

async function Some({ of, open, children }: SomeProps) {
  if (of.length === 0) return null;
  const words = await getTranslations("My.messages");
  const more = of.slice(open);
  return (
    <>
      <ul className="lines">{of.slice(0, open).map(children)}</ul>
      {more.length > 0 && (
        <Fold label={words("more", { count: more.length })}>
          <ul className="lines">{more.map(children)}</ul>
        </Fold>
      )}
    </>
  );
}

function Fold({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="fold">
      <summary>
        {label} <span className="icon i-down" aria-hidden="true" />
      </summary>
      {children}
    </details>
  );
}
