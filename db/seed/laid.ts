import type { PracticePlan } from "./places.ts";

/** What the rest of the seed refers to, by the plan's own keys. */
export type Laid = {
  plan: PracticePlan;
  practiceId: string;
  /** By the site's key. */
  sites: Map<string, string>;
  /** By the site's key and the resource's name, as `paris/Theatre 1`. */
  resources: Map<string, string>;
  /** By e-mail. */
  staff: Map<string, string>;
  /** By the variant's key. */
  variants: Map<string, string>;
  /** What it needs, by the variant's key. */
  needs: Map<string, { needId: string; kind: string }[]>;
  /** By the procedure's key. */
  procedures: Map<string, string>;
};
