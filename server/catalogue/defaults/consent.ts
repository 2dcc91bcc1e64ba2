import type { ConsentContent, Risk } from "../consent-schemas.ts";

const risk = (id: string, text: string): Risk => ({
  riskId: `01990000-0000-7000-8000-0000000000${id}`,
  text,
});

/** What any operation can bring with it; the ids are the same for all, so that none of them tells a procedure. */
export const generalRisks = (): Risk[] => [
  risk("a1", "Infection of the wound. Medicine, or now and then another operation, is needed then."),
  risk("a2", "Bleeding or a bruise during or after the operation."),
  risk("a3", "A scar that stays visible, thick or sore."),
  risk("a4", "Pain that lasts longer than the usual days."),
  risk("a5", "Altered sensation near the wound: less, more or other than before, also for good."),
  risk("a6", "Another operation, because of one of these or because the result is not what you hoped for."),
];

/** The general text of a consent: a draft to be changed for the procedure and approved by a surgeon. */
export const generalConsent = (): ConsentContent => ({
  format: 1,
  purpose: ["What you and your surgeon hope to reach with this operation, as you talked it over."],
  done: [
    "Your surgeon operates in the way that you talked over, on the place that you marked together.",
    "You go home the same day if all goes as planned.",
  ],
  alternatives: [
    "Doing nothing. You can change your mind at any time, also on the day, and need give no reason.",
    "Waiting, and talking again later.",
    "Counselling, which stays open to you before and after.",
  ],
  risks: generalRisks(),
  noGuarantee: "Results differ from person to person. Nobody can promise you a certain result.",
  recovery: [
    "You get a plan for the days and weeks after the operation, with what is normal and when to call us.",
    "Your surgeon tells you when you may work, do sport and drive again.",
  ],
});
