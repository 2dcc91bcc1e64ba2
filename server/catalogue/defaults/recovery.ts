import type { Line, RecoveryContent, threadKinds } from "../recovery-schemas.ts";

export const plain = (text: string): Line => ({ text, intimate: false });
export const intimate = (text: string): Line => ({ text, intimate: true });
const withThreads = (threads: (typeof threadKinds)[number], text: string): Line => ({
  ...plain(text),
  threads,
});

/**
 * The general text (docs/domain.md): a draft to be changed and approved by a clinician. Periods that differ between surgeons are never given a
 * number here.
 */
export function generalRecovery(): RecoveryContent {
  return {
    format: 1,
    about: [],
    bring: [], // beside what everybody brings (server/pathway/rules/visit.ts)
    days: [firstDays(), firstWeek(), secondWeek(), weeksAfter()],
    callUs: [
      "you have 38 °C or more",
      "your pain rises after day 2, or is 7 of 10 or more after medicine",
      "you have not passed water for 6 hours",
      "the wound opens",
      "redness spreads, or there is pus or a bad smell",
      "your calf swells or hurts",
      "you get a rash",
    ],
    emergency: [
      "you bleed through a pad or dressing in an hour, or pass clots",
      "you faint, or are confused",
      "your chest hurts or you cannot breathe well",
      "your face, lips or tongue swell",
      "you shake and cannot stop",
      "you think of harming yourself",
    ],
    milestones: [
      { day: 1, label: "call" },
      { day: 7, label: "review" },
      { day: 42, label: "review" },
    ],
    healing: [
      { kind: "shower", day: 2 },
      { kind: "swimming", day: 42 }, // and only once somebody has looked
      { kind: "exercise" },
      { kind: "threads" },
    ],
    sutures: null,
    checkIns: {
      days: [0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 28, 30, 35, 42],
      fever: 38,
      pain: 7,
      painRise: 1,
      waterHours: 6,
    },
  };
}

const firstDays = (): RecoveryContent["days"][number] => ({
  from: 0,
  to: 1,
  headline: "Rest today. Somebody may help you with the rest.",
  do: [
    plain("Rest, and get up slowly"),
    plain("Something cold in a cloth, 10 to 20 minutes at a time"),
    plain("Drink often and eat lightly"),
    plain("Medicine at the hours on your sheet"),
    plain("We call you the day after, if you chose a phone call under Reaching me"),
  ],
  dont: [
    plain(
      "No driving, alcohol or legal decisions for 24 to 48 hours if you had sedation or a general anaesthetic",
    ),
    plain("No ice straight on the skin"),
    plain("Nothing heavy"),
  ],
  normal: [
    plain("Being tired"),
    plain("Feeling a little sick on the first day"),
    plain("Soreness and a little swelling"),
  ],
});

const firstWeek = (): RecoveryContent["days"][number] => ({
  from: 2,
  to: 6,
  headline: "Rest, and walk a little.",
  do: [
    plain("Walk a few minutes every two hours"),
    plain("Drink 6 to 8 glasses a day, and eat fruit and fibre"),
    plain("A short shower, then pat dry"),
    plain("Loose cotton"),
    plain("Wash your hands before you touch the dressing"),
  ],
  dont: [
    plain("No swimming, no bath"),
    plain("No sport before {exercise}, nothing heavy"),
    plain("No driving while your medicine makes you sleepy"),
  ],
  normal: [
    plain("Being tired"),
    plain("Pain that gets less each day"),
    plain("A little swelling or bruising"),
  ],
});

const secondWeek = (): RecoveryContent["days"][number] => ({
  from: 7,
  to: 13,
  headline: "A little more each day.",
  do: [
    plain("Come to your review about day 7"),
    plain("Light work and short walks if they do not hurt"),
    plain("Keep the wound clean and dry"),
  ],
  dont: [plain("No swimming, no bath until it has healed"), plain("No sport before {exercise}")],
  normal: [
    plain("Itching as it heals"),
    withThreads("absorbable", "Small ends of thread, from about day 10"),
    withThreads("removal", "Stitches that pull a little until they are taken out at a review"),
    plain("Less energy than usual"),
  ],
});

const weeksAfter = (): RecoveryContent["days"][number] => ({
  from: 14,
  to: 42,
  headline: "Healing goes on under the skin.",
  do: [
    plain("Go back to exercise from {exercise}, a little at a time"),
    plain("Come to your review about day 42"),
  ],
  dont: [plain("No swimming or soaking until your surgeon says that it has healed")],
  normal: [
    plain("Firmness or a pink line that softens over weeks"),
    withThreads("absorbable", "Dissolving threads that come away"),
  ],
});
