import { intimate, plain } from "#server/catalogue/index.ts";
import type { Line } from "#server/catalogue/template-schemas.ts";

/** Groups nest with `/`: a rule for `cosmetic` also holds for `cosmetic/genital`. */
export type ProcedurePlan = {
  key: string;
  name: string;
  code: string;
  specialty: "gynaecology" | "plastic surgery";
  policyGroup: string;
  sensitive: boolean;
  sided?: boolean;
  policyControlled: boolean;
  variants: string[];
  text: { about?: Line[]; do?: Line[]; dont?: Line[]; normal?: Line[]; sutures: string | null };
};

const DISSOLVES =
  "Your stitches dissolve by themselves. Small ends of thread may come away from about day 10; that is normal.";
export const REMOVED = "Your stitches are taken out at a review. We book it with you.";

const washing = [
  intimate("Wash with water after the toilet and pat dry, from front to back"),
  intimate("Pads, not tampons"),
];
const clearance = [
  intimate(
    "No tampons and no sex before {abstinence}, and only once somebody has looked at you and says that it has healed",
  ),
];
const spotting = [intimate("A few spots of blood on the pad in the first days")];

export const procedurePlans: ProcedurePlan[] = [
  {
    key: "hymen",
    name: "Hymen reconstruction",
    code: "DEMO-01",
    specialty: "gynaecology",
    policyGroup: "hymenoplasty",
    sensitive: true,
    policyControlled: true,
    variants: ["local60", "sedation60"],
    text: {
      about: [
        intimate(
          "The hymen wears away naturally in many ways. It proves nothing about virginity, and no examination can.",
        ),
        intimate(
          "Remnants are stitched. Results vary, the evidence is weak, and full restoration cannot be promised.",
        ),
        intimate("The operation does not reliably cause bleeding later."),
        intimate(
          "Possible harms: pain, bleeding, infection, scarring, adhesions, altered sensation, another operation.",
        ),
        intimate("Counselling stays open to you before and after. Why you chose this is yours alone."),
      ],
      do: washing,
      dont: clearance,
      normal: spotting,
      sutures: DISSOLVES,
    },
  },
  {
    key: "labia",
    name: "Labia reduction",
    code: "DEMO-02",
    specialty: "plastic surgery",
    policyGroup: "cosmetic/genital",
    sensitive: true,
    policyControlled: false,
    variants: ["local60", "sedation60", "sedation90"],
    text: {
      about: [intimate("Shape and size differ widely and are normal. Swelling hides the result for weeks.")],
      do: [...washing, intimate("Lie down for a while several times a day: it lessens swelling")],
      dont: [...clearance, intimate("No cycling or tight trousers until it has healed")],
      normal: [...spotting, intimate("Marked swelling, more on one side")],
      sutures: DISSOLVES,
    },
  },
  {
    key: "perineum",
    name: "Perineal and vaginal repair",
    code: "DEMO-03",
    specialty: "gynaecology",
    policyGroup: "cosmetic/genital",
    sensitive: true,
    policyControlled: false,
    variants: ["sedation60", "sedation90"],
    text: {
      do: [...washing, intimate("Fibre and fluids, so that you need not strain")],
      dont: [...clearance, intimate("Do not sit for long on hard seats in the first week")],
      normal: [...spotting, intimate("A feeling of tightness")],
      sutures: DISSOLVES,
    },
  },
  {
    key: "eyelids",
    name: "Upper eyelid reduction",
    code: "DEMO-04",
    specialty: "plastic surgery",
    policyGroup: "cosmetic",
    sensitive: false,
    sided: true,
    policyControlled: false,
    variants: ["local60", "sedation60"],
    text: {
      do: [plain("Sleep with your head raised"), plain("Eye drops as on your sheet")],
      dont: [plain("No contact lenses or eye make-up until your review")],
      normal: [plain("Bruising round the eyes, and watery eyes")],
      sutures: REMOVED,
    },
  },
  {
    key: "ears",
    name: "Ear reshaping",
    code: "DEMO-05",
    specialty: "plastic surgery",
    policyGroup: "cosmetic",
    sensitive: false,
    sided: true,
    policyControlled: false,
    variants: ["local60", "sedation90"],
    text: {
      do: [plain("Keep the head bandage on until your review"), plain("Sleep on your back")],
      dont: [plain("No glasses on the bandage, no hair washing before your review")],
      normal: [plain("Numb skin behind the ear for some weeks")],
      sutures: REMOVED,
    },
  },
  {
    key: "nipple",
    name: "Inverted nipple correction",
    code: "DEMO-06",
    specialty: "plastic surgery",
    policyGroup: "cosmetic",
    sensitive: false,
    sided: true,
    policyControlled: false,
    variants: ["local45", "local60", "sedation60"],
    text: {
      about: [intimate("Breast-feeding may not be possible afterwards.")],
      do: [intimate("Keep the small shield on as shown")],
      dont: [intimate("No tight bra until your review")],
      normal: [intimate("Less feeling for some weeks")],
      sutures: DISSOLVES,
    },
  },
  {
    key: "scar",
    name: "Scar revision",
    code: "DEMO-07",
    specialty: "plastic surgery",
    policyGroup: "cosmetic",
    sensitive: false,
    policyControlled: false,
    variants: ["local45", "local60", "sedation60", "sedation90"],
    text: {
      do: [plain("Keep tape on the scar as shown"), plain("Keep sun off it")],
      dont: [plain("No stretching of the skin round it")],
      normal: [plain("A red, firm line that fades over months")],
      sutures: REMOVED,
    },
  },
  {
    key: "bartholin",
    name: "Bartholin gland drainage",
    code: "DEMO-08",
    specialty: "gynaecology",
    policyGroup: "",
    sensitive: false,
    sided: true,
    policyControlled: false,
    variants: ["local45", "general45"],
    text: {
      do: washing,
      dont: clearance,
      normal: [intimate("Some fluid on the pad for a few days")],
      sutures: DISSOLVES,
    },
  },
  {
    key: "polyp",
    name: "Hysteroscopic polyp removal",
    code: "DEMO-09",
    specialty: "gynaecology",
    policyGroup: "",
    sensitive: false,
    policyControlled: false,
    variants: ["general45", "general60"],
    text: {
      do: [intimate("Pads, not tampons")],
      dont: clearance,
      normal: [...spotting, intimate("Cramps as in a period for a day or two")],
      sutures: null,
    },
  },
  {
    key: "lump",
    name: "Removal of a benign breast lump",
    code: "DEMO-10",
    specialty: "plastic surgery",
    policyGroup: "",
    sensitive: false,
    sided: true,
    policyControlled: false,
    variants: ["local45", "general60"],
    text: {
      do: [intimate("A soft bra without wires, day and night, for the first week")],
      dont: [plain("No lifting above the shoulder on that side until your review")],
      normal: [intimate("A firm area under the scar for some weeks")],
      sutures: DISSOLVES,
    },
  },
];
