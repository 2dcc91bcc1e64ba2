/** What the demo's consents say of each procedure beside the general text. */
export type ConsentPlan = {
  purpose: string;
  done: string[];
  alternatives?: string[];
  risks: string[];
  noGuarantee?: string;
};

const PAINFUL_SEX = "Pain during sex, for a time or for good.";

export const consentPlans: Readonly<Record<string, ConsentPlan>> = {
  hymen: {
    purpose: "What you wish for yourself. Why is yours alone, and you need not say it.",
    done: [
      "Remnants of the hymen are stitched with threads that dissolve.",
      "The hymen wears away naturally in many ways. It proves nothing about virginity, and no examination can.",
    ],
    alternatives: [
      "Talking with somebody who knows about pressure and safety, in private and as often as you wish.",
    ],
    risks: ["The threads give way, or edges grow together where they should not (adhesions).", PAINFUL_SEX],
    noGuarantee:
      "The evidence for this operation is weak (ACOG 795), it does not reliably cause bleeding (SOGC 2022), and full restoration cannot be promised.",
  },
  labia: {
    purpose:
      "Less discomfort, or another look, as you talked it over. Shape and size differ widely and are normal.",
    done: ["Part of the inner labia is removed and the edge closed with threads that dissolve."],
    alternatives: ["Other clothes, creams or sports gear, where rubbing is what troubles you."],
    risks: ["The two sides differ, or more or less is removed than you wished.", PAINFUL_SEX],
  },
  perineum: {
    purpose: "Closing what has torn or widened, so that it troubles you less.",
    done: [
      "Scarred skin is removed, the muscle brought together, and the wound closed with threads that dissolve.",
    ],
    alternatives: ["Training of the pelvic floor with a physiotherapist."],
    risks: ["The wound opens again.", "It becomes too tight or stays too wide.", PAINFUL_SEX],
  },
  eyelids: {
    purpose: "Less skin that hangs over the eye.",
    done: ["A strip of skin is removed from the upper lid, and the wound closed with fine stitches."],
    risks: [
      "The eye does not close well for a time and is dry.",
      "Bleeding behind the eye, which is rare and can harm sight: it needs help at once.",
    ],
  },
  ears: {
    purpose: "Ears that stand closer to the head.",
    done: ["The cartilage is folded or weakened from behind, and held by stitches."],
    risks: [
      "The two sides differ, or an ear moves back.",
      "Inflammation of the cartilage, which can change its shape.",
    ],
  },
  nipple: {
    purpose: "A nipple that stands out.",
    done: ["Short strands under the nipple are released, and it is held out by a stitch."],
    alternatives: ["Suction devices, which help some for a while."],
    risks: [
      "It turns in again.",
      "Breast-feeding may not be possible afterwards.",
      "Part of the nipple does not heal.",
    ],
  },
  scar: {
    purpose: "A scar that is less visible or pulls less.",
    done: ["The old scar is cut out, and the skin closed anew."],
    alternatives: ["Silicone, massage, injections or laser."],
    risks: ["The new scar is no better than the old one."],
  },
  bartholin: {
    purpose: "Letting out what has gathered in the gland, so that pain and swelling go.",
    done: ["The gland is opened and kept open with a stitch or a small tube, so that it can empty."],
    alternatives: ["Warm baths and painkillers, which help some."],
    risks: ["It fills again.", PAINFUL_SEX],
  },
  polyp: {
    purpose: "Taking out a polyp of the womb, and having it examined.",
    done: ["A thin camera goes through the cervix into the womb, and the polyp is removed through it."],
    alternatives: ["Watching it with ultrasound, or medicine against the bleeding."],
    risks: [
      "An injury of the womb or of organs near it, which is rare and may need another operation at once.",
      "Strands within the womb that can make pregnancy harder.",
      "It grows again.",
    ],
  },
  lump: {
    purpose: "Taking out the lump, and having it examined.",
    done: ["The lump is removed through a small cut, which is closed with threads that dissolve."],
    alternatives: ["Watching it with ultrasound."],
    risks: [
      "A dent or another shape of the breast.",
      "The examination shows something that needs more treatment.",
    ],
  },
};
