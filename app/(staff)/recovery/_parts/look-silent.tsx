import { getTranslations } from "next-intl/server";
import type { QueueItem } from "#server/recovery/check-in-schemas.ts";
import type { SilenceItem, SilenceView } from "#server/recovery/silence-schemas.ts";
import { Arrive } from "./arrive.tsx";
import { CarePart } from "./care-part.tsx";
import { Chart } from "./chart.tsx";
import { Back, Head } from "./look-head.tsx";
import { SoFar } from "./so-far.tsx";

type Props = { view: SilenceView; now: Temporal.Instant; next: QueueItem | SilenceItem | null };

/** Somebody who says nothing: whom to call, since when nobody knows how she is, what she said before, and what was done. */
export async function LookSilent({ view, now, next }: Props) {
  const words = await getTranslations("Recovery.silent");
  const { days, toldOn, isMessaged, judgedBy } = view;
  return (
    <Arrive key={view.silenceId} line={view.silenceId} label={words("of", { name: view.patientName })}>
      <Back />
      <Head view={view} now={now} />
      <CarePart line={{ silenceId: view.silenceId }} view={view} next={next} />
      <div className="notice is-silent">
        <h2>
          <span className="icon i-silent" aria-hidden="true" />
          {words("title")}
        </h2>
        <ul className="rules-say">
          <li>{words("noWord", { count: days.length, days: days.join(", ") })}.</li>
          <li>{toldOn === null ? words("never") : words("toldOn", { day: toldOn })}</li>
          <li>{words(isMessaged ? "messaged" : "onPage")}</li>
        </ul>
        <p className="small soft">{words("means")}</p>
      </div>
      {judgedBy && <Chart view={{ ...view, judgedBy }} now={now} />}
      <SoFar view={view} />
    </Arrive>
  );
}
