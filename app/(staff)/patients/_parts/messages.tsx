import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { isLeftOutAhead, type LogItem, type MessagesView } from "#server/messaging/message-schemas.ts";
import { MessageLine } from "../../_parts/message-line.tsx";

/** So many of what is ahead stand open; the others are folded. */
const OPEN = 3;

type Props = { view: MessagesView; now: Temporal.Instant };

/** What she is sent, what comes next and what became of each; and how it reads, to be read to her. */
export async function Messages({ view, now }: Props) {
  const words = await getTranslations("Messages");
  const { problem, choices, log } = view;
  const past = log.filter((one) => !isLeftOutAhead(one, now));
  return (
    <section className="part messages" aria-labelledby="messages">
      <h2 id="messages">{words("title")}</h2>
      {(problem || choices.isStopped) && (
        <p className="empty-part">
          <span className="mark is-attention">
            {words(choices.isStopped || !problem ? "ofHer.stopped" : `ofHer.problems.${problem}`)}
          </span>
        </p>
      )}
      {!problem && !choices.isStopped && (
        <>
          <Wants choices={choices} />
          <Ahead view={view} now={now} />
        </>
      )}
      {past.length > 0 && (
        <Fold label={words("ofHer.log", { count: past.length })}>
          <Lines of={past} zone={view.zone} />
        </Fold>
      )}
      <Samples view={view} />
    </section>
  );
}

async function Wants({ choices }: { choices: MessagesView["choices"] }) {
  const words = await getTranslations("Messages.ofHer");
  const told = (is: boolean) => words(is ? "wanted" : "unwanted");
  const { visits, prepare, recovery, asksAgain, links, weeklyMost } = choices;
  const lines = [
    ["visits", told(visits)],
    ["prepare", told(prepare)],
    ["recovery", words(`recoveries.${recovery}`)],
    ["asksAgain", words(asksAgain ? "again" : "notAgain")],
    ["links", words(links ? "answers" : "signsIn")],
    ["weeklyMost", words("aWeek", { count: weeklyMost })],
  ] as const;
  return (
    <dl className="rows facts">
      {lines.map(([key, value]) => (
        <div key={key}>
          <dt>{words(key)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

async function Ahead({ view: { ahead, log, zone }, now }: Props) {
  const words = await getTranslations("Messages.ofHer");
  const leftOut = log.filter((one) => isLeftOutAhead(one, now)).toReversed();
  const more = ahead.slice(OPEN);
  return (
    <>
      <h3>{words("next")}</h3>
      {ahead.length === 0 && <p className="empty-part soft">{words("nothingNext")}</p>}
      <Lines of={ahead.slice(0, OPEN)} zone={zone} />
      {more.length > 0 && (
        <Fold label={words("more", { count: more.length })}>
          <Lines of={more} zone={zone} />
        </Fold>
      )}
      {leftOut.length > 0 && (
        <Fold label={words("leftOut", { count: leftOut.length })}>
          <Lines of={leftOut} zone={zone} />
        </Fold>
      )}
    </>
  );
}

/** The discretion preview: what her phone or mail shows, word for word. */
async function Samples({ view: { channel, samples } }: { view: MessagesView }) {
  const words = await getTranslations("Messages");
  return (
    <Fold label={words("ofHer.samples", { channel })}>
      <p className="small soft">{words("ofHer.samplesMean")}</p>
      <dl className="rows facts">
        {samples.map(({ rule, subject, text }) => (
          <div key={rule}>
            <dt>{words(`rules.${rule}`)}</dt>
            <dd>
              {subject && <strong>{subject}</strong>} {text}
            </dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
}

function Lines({ of, zone }: { of: readonly LogItem[]; zone: string }) {
  return (
    <ul className="rows message-lines">
      {of.map((one) => (
        <MessageLine key={one.messageId} message={one} zone={zone} />
      ))}
    </ul>
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
