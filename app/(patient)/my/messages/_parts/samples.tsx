import { getTranslations } from "next-intl/server";
import type { MessagesView, Sample } from "#server/messaging/message-schemas.ts";

/** So many stand open; the others are folded. */
const OPEN = 3;

/** Each message exactly as she would read it. */
export async function Samples({ view: { channel, samples } }: { view: MessagesView }) {
  const words = await getTranslations("My.messages");
  return (
    <section className="my-part tint">
      <h2>{words("samples")}</h2>
      <p>{words("samplesMean", { channel })}</p>
      <p className="soft">{words("samplesPreview")}</p>
      <Slips samples={samples.slice(0, OPEN)} />
      <details className="fold">
        <summary>
          {words("more", { count: samples.length - OPEN })}{" "}
          <span className="icon i-down" aria-hidden="true" />
        </summary>
        <Slips samples={samples.slice(OPEN)} />
      </details>
    </section>
  );
}

async function Slips({ samples }: { samples: readonly Sample[] }) {
  const words = await getTranslations("My.messages");
  return (
    <dl className="slips">
      {samples.map(({ rule, subject, text }) => (
        <div key={rule}>
          <dt>{words(`rules.${rule}`)}</dt>
          <dd className="slip">
            {subject && (
              <>
                <span className="hidden">{words("subject")}: </span>
                <strong>{subject}</strong>
              </>
            )}
            <span>{text}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
