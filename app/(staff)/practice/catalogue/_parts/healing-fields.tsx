import { useTranslations } from "next-intl";
import { CheckField, TextField } from "#app/_forms/fields.tsx";
import { textOf } from "#app/_forms/values.ts";
import type { RecoveryContent } from "#server/catalogue/template-schemas.ts";

type Healing = RecoveryContent["healing"];
const dated = ["shower", "swimming"] as const;
const others = ["exercise", "intimacy", "threads"] as const;

/** What she may do again: two of it with a day of the text, the rest with days that follow from her surgeon and her threads. */
export function HealingFields({ healing }: { healing: Healing }) {
  const words = useTranslations("Catalogue.healing");
  const dayOf = (kind: (typeof dated)[number]) => {
    const found = healing.find((one) => one.kind === kind);
    return found && "day" in found ? found.day : "";
  };
  return (
    <fieldset className="text-days">
      <legend>{words("title")}</legend>
      <div className="pair">
        {dated.map((kind) => (
          <TextField
            key={kind}
            name={`content.healing.${kind}`}
            label={words(kind)}
            hint={words(kind === "swimming" ? "swimmingHint" : "emptyHint")}
            inputMode="numeric"
            defaultValue={dayOf(kind)}
          />
        ))}
      </div>
      <CheckField
        name="content.healing"
        legend={words("others")}
        options={others.map((value) => ({ value, label: words(value) }))}
        chosen={healing.map(({ kind }) => kind)}
      />
    </fieldset>
  );
}

/** What the fields hold; a day that is no whole number is refused by the server. */
export function healingIn(values: FormData): Healing {
  const ticked = values.getAll("content.healing");
  return [
    ...dated.flatMap((kind) => {
      const text = textOf(values, `content.healing.${kind}`);
      return text === "" ? [] : [{ kind, day: /^\d{1,4}$/.test(text) ? Number(text) : -1 }];
    }),
    ...others.filter((kind) => ticked.includes(kind)).map((kind) => ({ kind })),
  ];
}
