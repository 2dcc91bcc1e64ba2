import type { ConsentKind } from "#server/pathway/part-schemas.ts";

export type Rule = {
  readonly status: "permitted" | "prohibited";
  readonly place: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly days: number;
  readonly start: "none" | "consultation" | "quote_handed_over" | "consent";
  readonly blocks: readonly string[];
  readonly minimumAge: number | null;
};

/** One thing that somebody did and the product took: all that is known of a case, in the order in which it came about. */
export type Told =
  | { readonly did: "decided"; readonly operate: boolean }
  | { readonly did: "quoted"; readonly on: string }
  | {
      readonly did: "signed";
      readonly kind: ConsentKind;
      readonly consentId: string;
      readonly version: string;
    }
  | { readonly did: "countersigned"; readonly consentId: string }
  | { readonly did: "withdrew"; readonly consentId: string }
  | { readonly did: "reaffirmed"; readonly consentId: string }
  | { readonly did: "approved"; readonly kind: ConsentKind; readonly version: string }
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
      readonly from: string;
      readonly until: string | null;
    }
  | { readonly did: "rule"; readonly ruleId: string; readonly rule: Rule };

export type Entry = Told & { readonly at: Temporal.Instant };
export type Tape = readonly Entry[];

/** The last entry of a kind that is as asked for. */
export function last<D extends Told["did"]>(
  tape: Tape,
  did: D,
  fits: (one: Extract<Entry, { did: D }>) => boolean = () => true,
): Extract<Entry, { did: D }> | undefined {
  return tape.filter((one): one is Extract<Entry, { did: D }> => one.did === did).findLast(fits);
}
