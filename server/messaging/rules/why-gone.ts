import { askedFor } from "./asked.ts";
import type { Key, State } from "./state.ts";

export const goings = [
  "cancelled",
  "missed",
  "moved",
  "stopped",
  "noChannel",
  "channelChanged",
  "optedOut",
  "answered",
  "tooLate",
  "toldOtherwise",
] as const;
export type Going = (typeof goings)[number];

/** Why something that was planned once should not be sent any more; for what no plan of this state holds. */
export function whyGone({ reach, choice, visits }: State, one: Key, now: number): Going {
  const visit = visits.find(({ bookingId }) => bookingId === one.bookingId);
  if (!visit || visit.state === "no_show") return "missed";
  if (visit.state === "cancelled" && one.rule !== "cancelled") return "cancelled";
  if (visit.version !== one.version) return "moved";
  if (choice.isStopped) return "stopped";
  if (!reach) return "noChannel";
  if (reach.channel !== one.channel) return "channelChanged";
  if (visit.answered.includes(one.occasion) && (one.rule === "checkIn" || one.rule === "noAnswer"))
    return "answered";
  if (visit.startsAt <= now) return "tooLate";
  if (isUnwanted(one, { choice, asked: visit.asked })) return "optedOut";
  return "toldOtherwise";
}

function isUnwanted(
  { rule, occasion }: Key,
  { choice, asked }: Pick<State, "choice"> & { asked: readonly number[] },
) {
  if (rule === "prepare" || rule === "fasting") return !choice.prepare;
  if (rule === "checkIn") return !askedFor(asked, choice.recovery).includes(occasion);
  if (rule === "noAnswer") return !choice.asksAgain || !askedFor(asked, choice.recovery).includes(occasion);
  return !choice.visits;
}
