import { useTranslations } from "next-intl";
import { TextField } from "#app/_forms/fields.tsx";
import { textOf } from "#app/_forms/values.ts";
import type { RecoveryContent } from "#server/catalogue/template-schemas.ts";

type CheckIns = RecoveryContent["checkIns"];
const limits = ["fever", "pain", "painRise", "waterHours"] as const;

/** On which days she is asked how she is, and from where on an answer asks for a look the same day. No days: she is asked nothing. */
export function CheckInFields({ checkIns }: { checkIns: CheckIns }) {
  const words = useTranslations("Catalogue.checkIns");
  return (
    <fieldset className="text-days">
      <legend>{words("title")}</legend>
      <TextField
        name="content.checkIns.days"
        label={words("days")}
        hint={words("daysHint")}
        defaultValue={checkIns?.days.join(", ") ?? ""}
      />
      <div className="pair">
        {limits.map((limit) => (
          <TextField
            key={limit}
            name={`content.checkIns.${limit}`}
            label={words(limit)}
            inputMode="decimal"
            defaultValue={checkIns?.[limit] ?? ""}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** What the fields hold; a day that is no number is refused by the server. */
export function checkInsIn(values: FormData): CheckIns {
  const days = textOf(values, "content.checkIns.days")
    .split(/[\s,;]+/)
    .filter(Boolean);
  if (days.length === 0) return null;
  const number = (name: (typeof limits)[number]) => numberIn(textOf(values, `content.checkIns.${name}`));
  return {
    days: days.map(numberIn),
    ...{ fever: number("fever"), pain: number("pain") },
    ...{ painRise: number("painRise"), waterHours: number("waterHours") },
  };
}

/** -1 for what is no number: no limit and no day is below 0. */
const numberIn = (text: string): number => {
  const number = Number(text.replace(",", "."));
  return text !== "" && Number.isFinite(number) ? number : -1;
};
