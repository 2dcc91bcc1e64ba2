import type { ConsentKind } from "#server/pathway/part-schemas.ts";

export type Rule = {
  readonly procedureId: string;
  readonly status: "permitted" | "prohibited";
  readonly place: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly days: number;
  readonly start: "none" | "consultation" | "quote_handed_over" | "consent";
  readonly blocks: readonly string[];
  readonly waivable: boolean;
  readonly minimumAge: number | null;
};

/** One thing that somebody did and the product took: all that is known of a case, in the order in which it came about. */
export type Told =
  | { readonly did: "planned for"; readonly procedureId: string }
  | { readonly did: "decided"; readonly operate: boolean; readonly procedureId: string }
  | { readonly did: "quoted"; readonly on: string; readonly procedureId: string }
  | {
      readonly did: "signed";
      readonly kind: ConsentKind;
      readonly consentId: string;
      readonly version: string;
      /** Null: to anaesthesia. */
      readonly procedureId: string | null;
    }
  | { readonly did: "countersigned"; readonly consentId: string }
  | { readonly did: "withdrew"; readonly consentId: string }
  | { readonly did: "reaffirmed"; readonly consentId: string }
  | {
      readonly did: "approved";
      readonly kind: ConsentKind;
      readonly version: string;
      readonly procedureId: string | null;
    }
  | { readonly did: "let wait pass" | "let wait run"; readonly days: number; readonly start: Rule["start"] }
  | {
      readonly did: "answered";
      readonly itemId: string;
      readonly by: "her" | "team";
      readonly right: boolean;
      /** When the operation was planned for at that moment. */
      readonly planned: string | null;
    }
  | { readonly did: "tookBack"; readonly itemId: string; readonly by: "her" | "team" }
  | {
      readonly did: "waived";
      readonly itemId: string;
      /** When the operation was planned for at that moment. */
      readonly planned: string | null;
    }
  | { readonly did: "unwaived"; readonly itemId: string }
  | { readonly did: "desk"; readonly done: boolean }
  | { readonly did: "assessed"; readonly fit: boolean }
  | {
      readonly did: "planned";
      readonly bookingId: string;
      readonly version: number;
      readonly startsAt: string | null;
    }
  | {
      readonly did: "privilege";
      readonly privilegeId: string;
      /** The one procedure that it is for; null: its specialty's. */
      readonly of: string | null;
      readonly from: string;
      readonly until: string | null;
    }
  | { readonly did: "rule"; readonly ruleId: string; readonly rule: Rule };

export type Entry = Told & { readonly at: Temporal.Instant };
export type Tape = readonly Entry[];

/** What the case is for. */
export const procedureOf = (tape: Tape): string => last(tape, "planned for")?.procedureId ?? "";

/** What was said since the case is for that. */
export const sinceChange = (tape: Tape): Tape =>
  tape.slice(tape.findLastIndex(({ did }) => did === "planned for"));

/** The last entry of a kind that is as asked for. */
export function last<D extends Told["did"]>(
  tape: Tape,
  did: D,
  fits: (one: Extract<Entry, { did: D }>) => boolean = () => true,
): Extract<Entry, { did: D }> | undefined {
  return tape.filter((one): one is Extract<Entry, { did: D }> => one.did === did).findLast(fits);
}
