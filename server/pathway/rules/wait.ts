import type { PolicyWait, Refusal, RequestPolicy, WordWait } from "../schemas.ts";

/** What is known of her at the site on the day of the request; dates `YYYY-MM-DD`. */
export type Standing = {
  today: string;
  birthDate: string | null;
  /** Her consultations with this surgeon, the first one first. */
  consultedOn: readonly string[];
};
export type Wish = {
  notBefore: string;
  /** The surgeon's word on when the quote was handed over or the consent signed; null when not said. */
  waitFrom: string | null;
};

type HeldWait = PolicyWait & { measured: "today" | "notBefore" };

/**
 * The waits that stand between a request and the operation. One that blocks the booking must be over today, since the desk may not learn of the case
 * before; one that blocks consent or operation must be over on the day of the operation, which consent precedes. One of payment alone holds nothing up.
 */
function heldWaits({ waits }: RequestPolicy): HeldWait[] {
  return waits
    .filter(({ days, start }) => days > 0 && start !== "none")
    .flatMap((wait): HeldWait[] => {
      if (wait.blocks.includes("booking")) return [{ ...wait, measured: "today" }];
      const later = wait.blocks.includes("consent") || wait.blocks.includes("operation");
      return later ? [{ ...wait, measured: "notBefore" }] : [];
    });
}

const runsFromWord = ({ start }: Pick<PolicyWait, "start">) => start !== "consultation" && start !== "none";

/** Whether the surgeon has to say from when a wait runs. */
export const asksWaitFrom = (policy: RequestPolicy): boolean => heldWaits(policy).some(runsFromWord);

/** The waits of which the surgeon has to say from when they run, the longest first. */
export const waitsFromWord = (policy: RequestPolicy): WordWait[] =>
  heldWaits(policy)
    .filter(runsFromWord)
    .map(({ days, start, source, measured }): WordWait => {
      return { days, start, source, blocks: measured === "today" ? "booking" : "operation" };
    })
    .toSorted((a, b) => b.days - a.days);

/** From when a wait runs, and the first date on which it is over; null while that is not known. */
export function waitOf(
  wait: Pick<PolicyWait, "days" | "start">,
  consultedOn: readonly string[],
  waitFrom: string | null,
): { from: string; until: string } | null {
  const from = runsFromWord(wait) ? waitFrom : consultedOn[0];
  return from ? { from, until: daysAfter(from, wait.days) } : null;
}

/** What in law stands in the way of asking for an operation on or after `notBefore` today; null: nothing. */
export function refusalOf(policy: RequestPolicy, her: Standing, wish: Wish): Refusal | null {
  const refusals = heldWaits(policy).flatMap((wait) => refusalByWait(wait, her, wish) ?? []);
  return refusalOfHer(policy, her) ?? refusalByAge(policy, her, wish) ?? lastToEnd(refusals);
}

/** What no date could mend. */
function refusalOfHer(policy: RequestPolicy, her: Standing): Refusal | null {
  const source = policy.source ?? "";
  if (her.consultedOn.length < policy.minimumConsultations) {
    const params = { minimum: policy.minimumConsultations, source };
    return { reason: "moreConsultations", field: null, params };
  }
  if (policy.minimumAge === null || her.birthDate !== null) return null;
  return { reason: "birthDateUnknown", field: null, params: { minimum: policy.minimumAge, source } };
}

function refusalByAge(policy: RequestPolicy, her: Standing, { notBefore }: Wish): Refusal | null {
  const earliest = oldEnough(policy, her);
  if (!earliest || notBefore >= earliest) return null;
  const params = { minimum: policy.minimumAge ?? 0, earliest, source: policy.source ?? "" };
  return { reason: "tooYoung", field: "notBefore", params };
}

function refusalByWait(wait: HeldWait, her: Standing, wish: Wish): Refusal | null {
  const { days, start, source } = wait;
  const runs = waitOf(wait, her.consultedOn, wish.waitFrom);
  if (!runs) return { reason: "waitNotStarted", field: "waitFrom", params: { days, start, source } };
  const measured = wait.measured === "today" ? her.today : wish.notBefore;
  if (measured >= runs.until) return null;
  const byDate = wait.measured === "notBefore";
  const field = byDate ? "notBefore" : runsFromWord(wait) ? "waitFrom" : null;
  const blocks = byDate ? "operation" : "booking";
  return { reason: "waitNotOver", field, params: { days, start, source, earliest: runs.until, blocks } };
}

/** Of several waits the one to name: not begun before not over, and then the one that ends last. */
function lastToEnd(refusals: readonly Refusal[]): Refusal | null {
  const end = ({ params }: Refusal) => String(params.earliest ?? "9999");
  return refusals.toSorted((a, b) => (end(a) < end(b) ? 1 : -1))[0] ?? null;
}

/**
 * The first "not before" that law allows to be asked for today. Null with a refusal when nothing can be asked today; null without one while it depends
 * on a date that the surgeon has yet to say; `floor` is the first by all that is known.
 */
export function firstDate(
  policy: RequestPolicy,
  her: Standing,
): { first: string | null; floor: string; refusal: Refusal | null } {
  const known = heldWaits(policy).filter((wait) => !runsFromWord(wait));
  const ends = known
    .filter(({ measured }) => measured === "notBefore")
    .flatMap((wait) => waitOf(wait, her.consultedOn, null)?.until ?? []);
  const floor = [her.today, oldEnough(policy, her) ?? "", ...ends].toSorted().at(-1) ?? her.today;
  const refusal = refusalOf({ ...policy, waits: known }, her, { notBefore: floor, waitFrom: null });
  return { first: refusal || asksWaitFrom(policy) ? null : floor, floor, refusal };
}

/** The dates on which the waits of a policy that hold an operation up are over, of those that have begun. */
export const endsOf = (policy: RequestPolicy, her: Standing, waitFrom: string | null): string[] =>
  heldWaits(policy).flatMap((wait) => waitOf(wait, her.consultedOn, waitFrom)?.until ?? []);

/** The first date on which she is as old as is asked for; null where no age is, or hers is not known. */
export function oldEnough({ minimumAge }: RequestPolicy, { birthDate }: Standing): string | null {
  return minimumAge !== null && birthDate !== null ? oldEnoughOn(birthDate, minimumAge) : null;
}

/** The first date on which someone has lived `years` full years: 1 March for one born on a leap day, in years without one. */
export function oldEnoughOn(birthDate: string, years: number): string {
  const on = Temporal.PlainDate.from(birthDate).add({ years }).toString();
  return ageOn(birthDate, on) >= years ? on : daysAfter(on, 1);
}

/** Her age in full years today; null while her birth date is not known. */
export const ageToday = ({ birthDate, today }: Pick<Standing, "birthDate" | "today">): number | null =>
  birthDate === null ? null : ageOn(birthDate, today);

/** Full years on a date. */
export function ageOn(birthDate: string, on: string): number {
  return Temporal.PlainDate.from(birthDate).until(on, { largestUnit: "year" }).years;
}

export const daysAfter = (date: string, days: number) =>
  Temporal.PlainDate.from(date).add({ days }).toString();
