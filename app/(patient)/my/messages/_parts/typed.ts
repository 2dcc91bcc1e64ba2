import { chosenOf, textOf } from "#app/_forms/values.ts";
import { type MessageChoices, recoveries, type SetChoices } from "#server/messaging/message-schemas.ts";

export const fieldNames = ["visits", "prepare", "recovery", "asksAgain", "links", "weeklyMost"] as const;
export type FieldName = (typeof fieldNames)[number];

/** What stands in the fields of the form; a box that is not ticked is empty. */
export type Typed = Readonly<Record<FieldName, string>>;

const TICKED = "on";

export function typedIn(form: FormData): Typed {
  const of = (name: FieldName) => textOf(form, name);
  return {
    ...{ visits: of("visits"), prepare: of("prepare"), recovery: of("recovery") },
    ...{ asksAgain: of("asksAgain"), links: of("links"), weeklyMost: of("weeklyMost") },
  };
}

export function typedOf({ visits, prepare, recovery, asksAgain, links, weeklyMost }: MessageChoices): Typed {
  const ticked = (is: boolean) => (is ? TICKED : "");
  return {
    ...{ visits: ticked(visits), prepare: ticked(prepare), recovery },
    ...{ asksAgain: ticked(asksAgain), links: ticked(links), weeklyMost: String(weeklyMost) },
  };
}

/** What the form asks for. Whether all is stopped is not for it to say. */
export function choicesIn(form: FormData): Omit<SetChoices, "isStopped"> {
  const has = (name: FieldName) => form.get(name) === TICKED;
  const most = textOf(form, "weeklyMost");
  const recovery = chosenOf(form, "recovery", recoveries);
  return {
    ...{ visits: has("visits"), prepare: has("prepare"), asksAgain: has("asksAgain"), links: has("links") },
    ...(recovery && { recovery }),
    // Nothing is no number; what is none is refused, and stays as it was typed.
    weeklyMost: most ? Number(most) : 0,
  };
}
