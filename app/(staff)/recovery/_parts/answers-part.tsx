import { getTranslations } from "next-intl/server";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { CheckInView } from "#server/recovery/check-in-schemas.ts";
import { temperatureText } from "./temperature.ts";

type Props = { report: CheckInView["reports"][number]; zone: string; now: Temporal.Instant };

/** All that she was asked that time, with what she said; what she left out is said to be left out. */
export async function AnswersPart({ report: { answers, at }, zone, now }: Props) {
  const words = await getTranslations("Recovery.answer");
  const chart = await getTranslations("Recovery.chart");
  const signs = await getTranslations("Recovery.rules");
  const { pain, temperature, bleeding, water } = answers;
  const date = dateAt(at, zone);
  const isToday = date === dateAt(now.toString(), zone);
  const noticed = answers.signs?.map((sign) => signs(sign, { pain: 0, temperature: "" }));
  const lines = [
    { asked: "pain", said: pain !== null && words("ofTen", { pain }) },
    { asked: "temperature", said: temperature && temperatureText(temperature) },
    { asked: "bleeding", said: bleeding && chart(`amounts.${bleeding}`) },
    { asked: "water", said: water !== null && words(water ? "yes" : "no") },
    { asked: "signs", said: noticed && (noticed.length > 0 ? noticed.join(". ") : words("noSigns")) },
  ] as const;
  return (
    <section className="part" aria-labelledby={`answers-${at}`}>
      <h2 className="part-head" id={`answers-${at}`}>
        {words("title", { date: isToday ? words("today") : shortDate(date), time: hour(at, zone) })}
      </h2>
      <dl className="answers">
        {lines.map(({ asked, said }) => (
          <div key={asked} className={asked === "signs" ? "whole" : undefined}>
            <dt>{words(`asked.${asked}`)}</dt>
            <dd className={said ? undefined : "left-out"}>{said || words("notAnswered")}</dd>
          </div>
        ))}
        <div className="whole">
          <dt>{words("asked.words")}</dt>
          <dd className={answers.words ? "own-words" : "left-out"}>{answers.words || words("noWords")}</dd>
        </div>
      </dl>
    </section>
  );
}
