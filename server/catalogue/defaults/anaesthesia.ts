import type { ConsentContent, Risk } from "../consent-schemas.ts";

const risk = (id: string, text: string): Risk => ({
  riskId: `01990000-0000-7000-8000-0000000000${id}`,
  text,
});

/** The general consent to anaesthesia, one for the whole practice: a draft to be changed and approved by an anaesthetist. */
export const generalAnaesthesia = (): ConsentContent => ({
  format: 1,
  purpose: ["So that you feel no pain during the operation, and are calm or asleep."],
  done: [
    "The anaesthetist talks with you beforehand, gives you the medicine, and stays with you the whole time.",
    "Sedation makes you drowsy and you breathe by yourself. With a general anaesthetic you sleep, and your breathing is helped.",
    "Heart, breathing and oxygen are measured until you are awake again.",
  ],
  alternatives: [
    "Local anaesthesia alone, where the operation allows it.",
    "Another kind of anaesthesia than the one that is planned.",
    "Doing without the operation.",
  ],
  risks: [
    risk("b1", "Feeling sick, shivering or a sore throat for some hours."),
    risk("b2", "Being tired or unsteady for a day, and remembering little."),
    risk("b3", "A bruise or soreness where the needle was."),
    risk("b4", "Damage to teeth or crowns when a tube helps you breathe."),
    risk("b5", "An allergic reaction to a medicine, which can be severe."),
    risk("b6", "Stomach fluid in the lungs: the fasting times are there to prevent it."),
    risk("b7", "Trouble with heart or breathing, rarely so severe that you must stay in a hospital."),
  ],
  noGuarantee:
    "How you feel afterwards differs from person to person. The anaesthetist may have to change the plan for your safety.",
  recovery: [
    "No driving, alcohol or legal decisions for 24 to 48 hours.",
    "An adult goes home with you and stays the night, or we arrange it with you another way.",
  ],
});
