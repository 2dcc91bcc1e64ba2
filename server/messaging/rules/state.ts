import type { MessageRule } from "../message-schemas.ts";

/** How she is reached. Minutes from local midnight on her own clock, `to` not included; weekdays as ISO has them, none: any day. */
export type Reach = {
  channel: "sms" | "email";
  zone: string;
  from: number;
  to: number;
  weekdays: readonly number[];
};

/** Who has said nothing of hours is left in peace from eight in the evening to eight in the morning. */
export const USUAL_HOURS = { from: 8 * 60, to: 20 * 60 } as const;

export type Choice = {
  visits: boolean;
  prepare: boolean;
  recovery: "all" | "fewer" | "none";
  asksAgain: boolean;
  weeklyMost: number;
  links: boolean;
  isStopped: boolean;
};

export const USUAL_CHOICE: Choice = {
  visits: true,
  prepare: true,
  recovery: "all",
  asksAgain: false,
  weeklyMost: 4,
  links: true,
  isStopped: false,
};

/** One booking of hers, in epoch ms. `since`: when it came to stand as it does. */
export type Visit = {
  bookingId: string;
  state: "booked" | "cancelled" | "no_show";
  version: number;
  startsAt: number;
  arrivesAt: number;
  /** Of the site: visits are told on its clock. */
  zone: string;
  since: number;
  isOperation: boolean;
  fasts: boolean;
  /** The days after it on which she is asked how she is, in order, and those that she has answered for. */
  asked: readonly number[];
  answered: readonly number[];
};

export type Key = {
  bookingId: string;
  version: number;
  rule: MessageRule;
  occasion: number;
  channel: Reach["channel"];
};

/** What truly left, or may have. */
export type Left = Key & { at: number };

export type State = {
  reach: Reach | null;
  choice: Choice;
  visits: readonly Visit[];
  left: readonly Left[];
};

export const skips = ["bornLate", "tooLate", "noSafeHour", "weeklyMost"] as const;
export type Skip = (typeof skips)[number];

/** A message that should exist. Epoch ms; from `until` on it is too late. `skipped`: it is not sent, and why. */
export type Planned = Key & { dueAt: number; until: number; skipped: Skip | null };

/** `isFact`: what she has to know of a visit, which no limit of hers leaves out. */
export type Draft = Planned & { isFact: boolean };

/** The same thing told, by whichever way it went. */
export const occasionOf = ({ bookingId, version, rule, occasion }: Key): string =>
  `${bookingId} ${version} ${rule} ${occasion}`;

export const keyOf = (one: Key): string => `${occasionOf(one)} ${one.channel}`;
