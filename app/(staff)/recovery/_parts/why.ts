import type { useTranslations } from "next-intl";
import type { QueueItem } from "#server/recovery/check-in-schemas.ts";
import { temperatureText } from "./temperature.ts";

type WhyWords = ReturnType<typeof useTranslations<"Recovery.rules">>;

/** What the rules found in some answers, each in a few plain words, the worst first. What she wrote is only said to be there. */
export const whyOf = (
  { rules, pain, temperature }: Pick<QueueItem, "rules" | "pain" | "temperature">,
  words: WhyWords,
): string[] =>
  rules.map((rule) =>
    words(rule, { pain: pain ?? 0, temperature: temperature ? temperatureText(temperature) : "" }),
  );
