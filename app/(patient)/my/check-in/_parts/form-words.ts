import { getTranslations } from "next-intl/server";
import { bleedings, signs } from "#server/recovery/check-in-schemas.ts";

/** The words of the form. `isToday`: for a day before, the questions ask how it was. */
export async function formWords(waterHours: number, isToday: boolean) {
  const words = await getTranslations("My.checkIn");
  const ask = (key: "pain" | "bleeding" | "signs") => words(`ask.${key}.${isToday ? "now" : "then"}`);
  return {
    ...{ pain: ask("pain"), bleeding: ask("bleeding"), signs: ask("signs") },
    ...{ painLow: words("painLow"), painHigh: words("painHigh") },
    ...{ temperature: words("temperature"), temperatureHint: words("temperatureHint"), unit: words("unit") },
    water: words(isToday ? "water" : "waterThen", { hours: waterHours }),
    ...{ yes: words("yes"), no: words("no"), none: words("none") },
    ...{ words: words("words"), wordsHint: words("wordsHint") },
    ...{ send: words("send"), sending: words("sending") },
    ...{ saving: words("saving"), saved: words("saved"), notSaved: words("notSaved") },
    bleedings: byKey(bleedings, (one) => words(`bleedings.${one}`)),
    signOf: byKey(signs, (one) => words(`signOf.${one}`)),
  };
}

const byKey = <K extends string>(keys: readonly K[], of: (key: K) => string) =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, string>;
