import { addDays, shortDate } from "#app/_format/index.ts";
import { calendarDate } from "#app/_format/read.ts";
import type { Offer, OffersView } from "#server/pathway/schemas.ts";

/** What would become of a request if it were sent now. `earliest`: the first date that may be asked for; null while it depends on a date not said. */
export type Prospect = {
  earliest: string | null;
  /** The date that would be asked for; empty while there is none to propose. */
  notBefore: string;
  /** What it would be refused for: a key of `Errors` and its numbers. */
  refusal: { reason: string; params: Record<string, string | number> } | null;
};

type Said = { waitFrom: string; wished: string | null };

/** Foresees what the law's waits from the surgeon's word let be asked for: what the server would refuse is said before anything is pressed. */
export function prospectOf(
  { fromWord, floor }: Pick<Offer, "fromWord" | "floor">,
  view: Pick<OffersView, "today" | "firstSeenOn">,
  { waitFrom, wished }: Said,
): Prospect {
  const unheld = notBegun(fromWord, view, waitFrom);
  if (unheld) return { earliest: null, notBefore: wished ?? "", refusal: unheld };
  const waits = fromWord.map((wait) => ({ ...wait, until: addDays(waitFrom, wait.days) }));
  const earliest = [floor, ...waits.map(({ until }) => until)].sort().at(-1) ?? floor;
  const notBefore = wished ?? earliest;
  const asked = isDate(notBefore) ? notBefore : earliest;
  const last = waits
    .filter(({ blocks, until }) => (blocks === "booking" ? view.today : asked) < until)
    .toSorted((a, b) => (a.until < b.until ? -1 : 1))
    .at(-1);
  if (!last) return { earliest, notBefore, refusal: null };
  const { days, start, source, until } = last;
  // Nothing was sent yet: the refusal's own words have a branch for that.
  const blocks = last.blocks === "booking" ? "bookingAhead" : "operationAhead";
  const params = { days, start, source, earliest: shortDate(until), blocks };
  return { earliest, notBefore, refusal: { reason: "waitNotOver", params } };
}

/** Why the longest of the waits has no beginning yet. */
function notBegun(
  [longest]: Offer["fromWord"],
  { today, firstSeenOn }: Pick<OffersView, "today" | "firstSeenOn">,
  waitFrom: string,
): Prospect["refusal"] {
  if (!longest) return null;
  const { days, start, source } = longest;
  if (!isDate(waitFrom)) return { reason: "waitNotStarted", params: { days, start, source } };
  if (waitFrom > today) return { reason: "waitFromAhead", params: {} };
  return waitFrom < firstSeenOn ? { reason: "waitFromBeforeSeen", params: {} } : null;
}

export const isDate = (text: string): boolean => calendarDate(text) !== null;
