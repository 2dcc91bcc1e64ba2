import { getTranslations } from "next-intl/server";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { StuckView } from "#server/messaging/message-schemas.ts";

type Props = { captured: StuckView["captured"]; zone: string };

/** So many stand open; the others are folded. */
const OPEN = 10;

/** What would have left the demo, exactly as it would have come. */
export async function Outbox({ captured, zone }: Props) {
  const words = await getTranslations("Messages.outbox");
  const earlier = captured.slice(OPEN);
  return (
    <section className="part" aria-labelledby="outbox">
      <h2 id="outbox">{words("title")}</h2>
      <p className="soft">{words(captured.length > 0 ? "means" : "none")}</p>
      <Lines captured={captured.slice(0, OPEN)} zone={zone} />
      {earlier.length > 0 && (
        <details className="fold">
          <summary>
            {words("more", { count: earlier.length })} <span className="icon i-down" aria-hidden="true" />
          </summary>
          <Lines captured={earlier} zone={zone} />
        </details>
      )}
    </section>
  );
}

async function Lines({ captured, zone }: Props) {
  const words = await getTranslations("Messages");
  return (
    <ul className="rows message-lines">
      {captured.map(({ messageId, channel, to, subject, text, at }) => (
        <li key={messageId}>
          <span className="k time">
            {words("at", { date: shortDate(dateAt(at, zone)), time: hour(at, zone) })}
          </span>
          <span className="whole-words">
            {subject && <strong>{subject}</strong>} {text}
          </span>
          <span className="small soft">
            {words(`channels.${channel}`)} <span className="time ltr">{to}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
