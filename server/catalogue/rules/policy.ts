import type { policyStatuses, waitBlocks, waitStarts } from "../schemas.ts";

export type PolicyStatus = (typeof policyStatuses)[number];
export type WaitStart = (typeof waitStarts)[number];
export type WaitBlock = (typeof waitBlocks)[number];

/** A dated row of law or policy (docs/domain.md). Dates are the site's, both included; null has no end. */
export type PolicyRule = {
  readonly procedureId: string | null;
  readonly policyGroup: string | null;
  /** ISO 3166-2, a bare country, or empty for any place. */
  readonly jurisdiction: string;
  readonly status: PolicyStatus;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly coolingOffDays: number;
  readonly coolingOffStart: WaitStart;
  readonly waitBlocks: readonly WaitBlock[];
  readonly waivable: boolean;
  readonly minimumAge: number | null;
  readonly minimumConsultations: number;
  readonly consentTaker: "any" | "operating_surgeon";
  readonly source: string;
  /** A named clinician has read it. */
  readonly reviewed: boolean;
};

/** What a rule can be about: one procedure, its group, or a wider group (`cosmetic` holds for `cosmetic/genital`). */
export type Subject = {
  readonly procedureId: string;
  readonly policyGroup: string;
  readonly policyControlled: boolean;
};

export type Wait = {
  readonly days: number;
  readonly start: Exclude<WaitStart, "none">;
  readonly blocks: readonly WaitBlock[];
  readonly waivable: boolean;
  readonly source: string;
};

/** What holds for a procedure at a place on a date. Not `permitted`: there it does not exist. */
export type Policy = {
  readonly permitted: boolean;
  readonly status: PolicyStatus;
  /** Of the rules that decided the status; null when no rule speaks. */
  readonly source: string | null;
  readonly minimumAge: number | null;
  readonly minimumConsultations: number;
  readonly consentTaker: "any" | "operating_surgeon";
  /** All of them hold at once. The longest first. */
  readonly waits: readonly Wait[];
};

const STRICTEST_FIRST: readonly PolicyStatus[] = ["prohibited", "unknown", "restricted", "permitted"];

/**
 * All rules in force that match hold together: the strictest status decides, and their conditions add up. So no row can weaken another: who wants an
 * exception ends the wide row and writes the narrower ones. A policy-controlled procedure needs a reviewed row for itself or its own group that permits
 * it, and "unknown" blocks it; any other is permitted unless a row says otherwise.
 */
export function policyOn(
  rules: readonly PolicyRule[],
  subject: Subject,
  at: { readonly jurisdiction: string; readonly on: string },
): Policy {
  const holding = rules.filter(
    (rule) => concerns(rule, subject) && inForce(rule, at.on) && holdsAt(rule, at.jurisdiction),
  );
  const deciding = holding.filter((rule) => decides(rule, subject));
  const status =
    STRICTEST_FIRST.find((one) => deciding.some((rule) => rule.status === one)) ?? silence(subject);
  const sources = deciding.filter((rule) => rule.status === status).map(({ source }) => source);
  const ages = holding.flatMap(({ minimumAge }) => minimumAge ?? []);
  return {
    permitted: status === "permitted" || status === "restricted",
    status,
    source: sources.length > 0 ? [...new Set(sources)].join("; ") : null,
    minimumAge: ages.length > 0 ? Math.max(...ages) : null,
    minimumConsultations: Math.max(1, ...holding.map(({ minimumConsultations }) => minimumConsultations)),
    consentTaker: holding.some(({ consentTaker }) => consentTaker === "operating_surgeon")
      ? "operating_surgeon"
      : "any",
    waits: waitsOf(holding),
  };
}

/** What holds for one procedure at one place, date by date. `changes`: the dates on which that may become something else, ascending. */
export type Law = { readonly changes: readonly string[]; readonly on: (date: string) => Policy };

export function lawFrom(rules: readonly PolicyRule[], subject: Subject, jurisdiction: string): Law {
  const its = rules.filter((rule) => concerns(rule, subject) && holdsAt(rule, jurisdiction));
  const changes = its.flatMap(({ effectiveFrom, effectiveTo }) => [
    ...(effectiveFrom ? [effectiveFrom] : []),
    ...(effectiveTo ? [dayAfter(effectiveTo)] : []),
  ]);
  return {
    changes: [...new Set(changes)].sort(),
    on: (date) => policyOn(its, subject, { jurisdiction, on: date }),
  };
}

const dayAfter = (date: string) => Temporal.PlainDate.from(date).add({ days: 1 }).toString();

const silence = ({ policyControlled }: Subject): PolicyStatus => (policyControlled ? "unknown" : "permitted");

/** Whether a rule is about the procedure: it names it, or its group, or a group around that. */
export function concerns(rule: Pick<PolicyRule, "procedureId" | "policyGroup">, subject: Subject): boolean {
  if (rule.procedureId !== null) return rule.procedureId === subject.procedureId;
  return rule.policyGroup !== null && isWithin(subject.policyGroup, rule.policyGroup, "/");
}

const inForce = ({ effectiveFrom, effectiveTo }: PolicyRule, on: string): boolean =>
  (effectiveFrom === null || effectiveFrom <= on) && (effectiveTo === null || on <= effectiveTo);

/**
 * GB-ENG is within GB, and everything within "". A site that names only its country may lie in any part of it: there a part's rule counts where it
 * forbids, never where it permits.
 */
export function holdsAt(
  { jurisdiction, status }: Pick<PolicyRule, "jurisdiction" | "status">,
  site: string,
): boolean {
  if (jurisdiction === "" || isWithin(site, jurisdiction, "-")) return true;
  return (status === "prohibited" || status === "unknown") && isWithin(jurisdiction, site, "-");
}

const isWithin = (one: string, whole: string, separator: string): boolean =>
  whole !== "" && (one === whole || one.startsWith(`${whole}${separator}`));

/** Whether a rule has a say in the status; its conditions hold in any case. */
function decides(rule: PolicyRule, subject: Subject): boolean {
  if (!subject.policyControlled) return rule.status !== "unknown";
  if (rule.status === "prohibited" || rule.status === "unknown") return true;
  // A permission for cosmetic surgery at large was not written with this operation in mind.
  const itsOwn = rule.procedureId !== null || rule.policyGroup === subject.policyGroup;
  return rule.reviewed && itsOwn;
}

function waitsOf(rules: readonly PolicyRule[]): Wait[] {
  const all = rules.flatMap((rule) => {
    const { coolingOffDays: days, coolingOffStart: start, waitBlocks: blocks, waivable, source } = rule;
    return days > 0 && start !== "none" && blocks.length > 0
      ? [{ days, start, blocks, waivable, source }]
      : [];
  });
  const longestFirst = all.toSorted((a, b) => b.days - a.days || Number(a.waivable) - Number(b.waivable));
  return longestFirst.filter((wait, i) => !longestFirst.some((other, j) => covers(other, wait, j < i)));
}

/**
 * A wait adds nothing beside another that begins with the same event, lasts as long, blocks as much and can never be waived. One that can be covers only what stands in the same words, which are let pass together: else
 * letting it pass would take with it what nobody has let pass.
 */
function covers(other: Wait, wait: Wait, isEarlier: boolean): boolean {
  const asStrict =
    other.start === wait.start &&
    other.days >= wait.days &&
    (!other.waivable || (wait.waivable && other.days === wait.days && other.source === wait.source)) &&
    wait.blocks.every((block) => other.blocks.includes(block));
  const isMore =
    other.days > wait.days || other.blocks.length > wait.blocks.length || (wait.waivable && !other.waivable);
  return asStrict && (isMore || isEarlier);
}
