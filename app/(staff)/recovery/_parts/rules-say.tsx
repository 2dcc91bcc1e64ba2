import { getTranslations } from "next-intl/server";
import type { CheckInView } from "#server/recovery/check-in-schemas.ts";
import { temperatureText } from "./temperature.ts";

const tones = {
  emergency: ["is-emergency", "i-emergency"],
  urgent: ["is-urgent", "i-urgent"],
  routine: ["is-waiting", "i-waiting"],
  fine: ["is-done", "i-done"],
} as const;

/** What the rules say of her answers, rule by rule, with the limits that they went by. */
export async function RulesSay({ view }: { view: CheckInView }) {
  const words = await getTranslations("Recovery.says");
  const { rules, urgency, pain, temperature } = view;
  const { version, limits } = view.judgedBy;
  const [tone, icon] = tones[urgency];
  const figures = {
    pain: pain ?? 0,
    painLimit: limits.pain,
    rise: limits.painRise,
    temperature: temperature ? temperatureText(temperature) : "",
    fever: limits.fever.toFixed(1),
  };
  return (
    <div className={`notice ${tone}`}>
      <h2>
        <span className={`icon ${icon}`} aria-hidden="true" />
        {words(`title.${urgency}`)}
      </h2>
      <ul className="rules-say">
        {rules.map((rule) => (
          <li key={rule}>{words(`rules.${rule}`, figures)}</li>
        ))}
      </ul>
      <p className="small soft">{words("limits", { version, ...figures })}</p>
    </div>
  );
}
