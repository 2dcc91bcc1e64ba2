import type { Line, RecoveryContent } from "#server/catalogue/template-schemas.ts";
import { type Facts, forStitches, withDates } from "./healing.ts";

/** A text as one patient reads it: the lines for her stitches, with the dates that follow from her surgeon's periods. */
export function asRead(
  content: RecoveryContent,
  { stitches, periods }: Facts,
  operatedOn: Temporal.PlainDate,
): RecoveryContent {
  const say = (text: string) => withDates(text, periods, operatedOn);
  const lines = (all: readonly Line[]) =>
    forStitches(all, stitches).map((line) => ({ ...line, text: say(line.text) }));
  return {
    ...content,
    about: lines(content.about),
    bring: content.bring.map(say),
    days: content.days.map((one) => ({
      ...one,
      headline: say(one.headline),
      do: lines(one.do),
      dont: lines(one.dont),
      normal: lines(one.normal),
    })),
    callUs: content.callUs.map(say),
    emergency: content.emergency.map(say),
    sutures: content.sutures && say(content.sutures),
  };
}
