import type { PolicyWait, Refusal, RequestPolicy } from "../schemas.ts";

/** What is known of her at the site on a day; dates `YYYY-MM-DD`. */
export type Standing = {
  today: string;
  birthDate: string | null;
  /** Her consultations with this surgeon, the first one first. */
  consultedOn: readonly string[];
  /** When the quote was handed over, and when she signed her consent; null: not yet. */
  quotedOn: string | null;
  consentedOn: string | null;
};
export type Wish = { notBefore: string };

type Began = Pick<Standing, "consultedOn" | "quotedOn" | "consentedOn">;

/**
 * The waits that stand between a case and the operation: each must be over on its day, also one that blocks only what comes before it. One of payment alone holds
 * nothing up.
 */
const heldWaits = ({ waits }: RequestPolicy): PolicyWait[] =>
  waits.filter(
    ({ days, start, blocks }) => days > 0 && start !== "none" && blocks.some((one) => one !== "payment"),
  );

/** From when a wait runs, and the first date on which it is over; null while it has not begun. */
export function waitOf(
  { days, start }: Pick<PolicyWait, "days" | "start">,
  { consultedOn, quotedOn, consentedOn }: Began,
): { from: string; until: string } | null {
  const began = {
    none: null,
    consultation: consultedOn[0] ?? null,
    quote_handed_over: quotedOn,
    consent: consentedOn,
  };
  const from = began[start];
  return from ? { from, until: daysAfter(from, days) } : null;
}

/** What in law stands in the way of an operation on the day of the wish, by what is known today; null: nothing. */
export function refusalOf(policy: RequestPolicy, her: Standing, wish: Wish): Refusal | null {
  return refusalOfHer(policy, her) ?? refusalByAge(policy, her, wish) ?? refusalByWaits(policy, her, wish);
}

/**
 * The wait that blocks a step (`booking`, `consent` or `payment`) on a date: not begun, or not over, and then the one that ends last. Null: the step may be
 * taken.
 */
export function blockedOn(
  policy: Pick<RequestPolicy, "waits">,
  her: Standing,
  step: "booking" | "consent" | "payment",
  date: string,
): Refusal | null {
  const its = policy.waits.filter(
    ({ days, start, blocks }) => days > 0 && start !== "none" && blocks.includes(step),
  );
  return lastToEnd(its.flatMap((wait) => refusalByWait(wait, her, date) ?? []));
}

const refusalByWaits = (policy: RequestPolicy, her: Standing, { notBefore }: Wish): Refusal | null =>
  lastToEnd(heldWaits(policy).flatMap((wait) => refusalByWait(wait, her, notBefore) ?? []));

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

function refusalByWait(wait: PolicyWait, her: Began, date: string): Refusal | null {
  const { days, start, source } = wait;
  const runs = waitOf(wait, her);
  if (!runs) return { reason: "waitNotStarted", field: null, params: { days, start, source } };
  if (date >= runs.until) return null;
  return {
    reason: "waitNotOver",
    field: "notBefore",
    params: { days, start, source, earliest: runs.until },
  };
}

/** Of several waits the one to name: not begun before not over, and then the one that ends last. */
function lastToEnd(refusals: readonly Refusal[]): Refusal | null {
  const end = ({ params }: Refusal) => String(params.earliest ?? "9999");
  return refusals.toSorted((a, b) => (end(a) < end(b) ? 1 : -1))[0] ?? null;
}

/** The first day that may be wished for by all that is known: her age, and the waits that have begun. `waits`: those that have not. */
export function floorOf(policy: RequestPolicy, her: Standing): { floor: string; waits: PolicyWait[] } {
  const floor = [her.today, oldEnough(policy, her) ?? "", ...endsOf(policy, her)].toSorted().at(-1);
  return { floor: floor ?? her.today, waits: heldWaits(policy).filter((wait) => !waitOf(wait, her)) };
}

/** The dates on which the waits of a policy that hold an operation up are over, of those that have begun. */
export const endsOf = (policy: RequestPolicy, her: Began): string[] =>
  heldWaits(policy).flatMap((wait) => waitOf(wait, her)?.until ?? []);

/** The first date on which she is as old as is asked for; null where no age is, or hers is not known. */
export function oldEnough(
  { minimumAge }: RequestPolicy,
  { birthDate }: Pick<Standing, "birthDate">,
): string | null {
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
