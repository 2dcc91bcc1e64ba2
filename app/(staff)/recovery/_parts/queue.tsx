import { getTranslations } from "next-intl/server";
import type { QueueItem, QueueView } from "#server/recovery/check-in-schemas.ts";
import { QueueLine } from "./queue-line.tsx";

type Props = { queue: QueueView; chosen: string | null; now: string };

const tones = { emergency: "is-emergency", urgent: "is-urgent", routine: "is-waiting" } as const;
const urgencies = ["emergency", "urgent", "routine"] as const;

/** The list: what waits, by urgency and then by how long; below, what was done today. */
export async function Queue({ queue: { open, closed }, chosen, now }: Props) {
  const words = await getTranslations("Recovery");
  const saysSite = new Set([...open, ...closed].map(({ siteName }) => siteName)).size > 1;
  const line = (one: QueueItem, tone: string) => (
    <QueueLine
      key={one.checkInId}
      one={one}
      tone={tone}
      saysSite={saysSite}
      isChosen={one.checkInId === chosen}
      now={now}
    />
  );
  return (
    <section className="queue" aria-labelledby="to-look-at">
      <header className="head-row">
        <h1 id="to-look-at">{words("toLookAt", { count: open.length })}</h1>
        {open.length > 0 && <span className="small soft">{words("unheld", { count: unheld(open) })}</span>}
      </header>
      {open.length === 0 && <p className="queue-none soft">{words("nothing")}</p>}
      {urgencies.map((urgency) => {
        const those = open.filter((one) => one.urgency === urgency);
        return (
          those.length > 0 && (
            <section key={urgency} aria-labelledby={`queue-${urgency}`}>
              <h2 id={`queue-${urgency}`}>
                <span className={`mark ${tones[urgency]}`}>{words(`urgency.${urgency}`)}</span>
              </h2>
              <ol>{those.map((one) => line(one, tones[urgency]))}</ol>
            </section>
          )
        );
      })}
      {closed.length > 0 && (
        <section aria-labelledby="queue-done">
          <h2 id="queue-done">
            <span className="mark is-done">{words("doneToday")}</span>
          </h2>
          <ol>{closed.map((one) => line(one, "is-done"))}</ol>
        </section>
      )}
    </section>
  );
}

const unheld = (open: readonly QueueItem[]) => open.filter(({ heldBy }) => heldBy === null).length;
