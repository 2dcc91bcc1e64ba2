import { getTranslations } from "next-intl/server";
import type { QueueItem } from "#server/recovery/check-in-schemas.ts";
import type { QueueView, SilenceItem } from "#server/recovery/silence-schemas.ts";
import { lineKey } from "./look-at.ts";
import { OnDuty } from "./on-duty.tsx";
import { QueueLine } from "./queue-line.tsx";
import { QuietOnes } from "./quiet-ones.tsx";

type Props = { queue: QueueView; chosen: string | null; now: string };

const tones = {
  emergency: "is-emergency",
  urgent: "is-urgent",
  silent: "is-silent",
  routine: "is-waiting",
} as const;
/** Who says nothing comes before what is known to be able to wait: of her it is not known. */
const groups = ["emergency", "urgent", "silent", "routine"] as const;

/** The list: what waits, by urgency and then by how long; below, what was done today. */
export async function Queue({ queue, chosen, now }: Props) {
  const words = await getTranslations("Recovery");
  const { silent, closed, turns, duty } = queue;
  const turnOf = (one: QueueItem | SilenceItem) => turns.find(({ lineId }) => lineId === lineKey(one));
  const isMine = (one: QueueItem | SilenceItem) => turnOf(one)?.isMe === true;
  const open = [...queue.open, ...silent];
  const saysSite = new Set([...open, ...closed].map(({ siteName }) => siteName)).size > 1;
  const line = (one: QueueItem | SilenceItem, tone: string) => (
    <QueueLine
      key={lineKey(one)}
      one={one}
      turn={turnOf(one)}
      tone={tone}
      saysSite={saysSite}
      isChosen={lineKey(one) === chosen}
      now={now}
    />
  );
  return (
    <section className="queue" aria-labelledby="to-look-at">
      <header className="head-row">
        <h1 id="to-look-at">{words("toLookAt", { count: open.length })}</h1>
        {open.length > 0 && <span className="small soft">{words("unheld", { count: unheld(open) })}</span>}
      </header>
      <OnDuty duty={duty} now={now} />
      {open.length === 0 && <p className="queue-none soft">{words("nothing")}</p>}
      {groups.map((group) => {
        const those = group === "silent" ? silent : queue.open.filter(({ urgency }) => urgency === group);
        return (
          those.length > 0 && (
            <section key={group} aria-labelledby={`queue-${group}`}>
              <h2 id={`queue-${group}`}>
                <span className={`mark ${tones[group]}`}>{words(`urgency.${group}`)}</span>
              </h2>
              <ol>{mineFirst(those, isMine).map((one) => line(one, tones[group]))}</ol>
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
      <QuietOnes quiet={queue.quiet} saysSite={saysSite} />
    </section>
  );
}

/** Whose turn it is sees that first; all else keeps its order. */
const mineFirst = <T,>(those: readonly T[], isMine: (one: T) => boolean): T[] => [
  ...those.filter(isMine),
  ...those.filter((one) => !isMine(one)),
];

const unheld = (open: readonly { heldBy: unknown }[]) => open.filter(({ heldBy }) => heldBy === null).length;
