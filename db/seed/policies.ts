/** One row of law or policy. Dates are the law's own; what was recalled and not re-read says so. */
export type PolicyPlan = {
  policyGroup: string;
  jurisdiction: string;
  status: "permitted" | "restricted" | "prohibited" | "unknown";
  effectiveFrom?: string;
  coolingOffDays?: number;
  coolingOffStart?: "quote_handed_over" | "consultation" | "consent";
  waitBlocks?: ("consent" | "booking" | "payment" | "operation")[];
  waivable?: boolean;
  minimumAge?: number;
  minimumConsultations?: number;
  source: string;
  sourceUrl: string;
};

const ACT = "https://www.legislation.gov.uk/ukpga/2022/31/part/5";
const CSP = "https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006072665/";
const RECALLED = "(recalled, to be verified)";

const fifteenDays = {
  coolingOffDays: 15,
  coolingOffStart: "quote_handed_over",
  waitBlocks: ["booking", "payment", "operation"],
  waivable: false,
} satisfies Partial<PolicyPlan>;

const england = "Health and Care Act 2022, s148 to s150; SI 2022/734";

const hymenoplasty: Omit<PolicyPlan, "policyGroup">[] = [
  {
    jurisdiction: "GB-ENG",
    status: "prohibited",
    effectiveFrom: "2022-07-01",
    source: england,
    sourceUrl: ACT,
  },
  {
    jurisdiction: "GB-WLS",
    status: "prohibited",
    effectiveFrom: "2022-07-01",
    source: england,
    sourceUrl: ACT,
  },
  {
    jurisdiction: "GB-SCT",
    status: "prohibited",
    effectiveFrom: "2022-07-01",
    source: `Health and Care Act 2022, from s152 ${RECALLED}`,
    sourceUrl: ACT,
  },
  {
    jurisdiction: "GB-NIR",
    status: "prohibited",
    effectiveFrom: "2022-07-01",
    source: `Health and Care Act 2022, from s156 ${RECALLED}`,
    sourceUrl: ACT,
  },
  {
    jurisdiction: "DK",
    status: "prohibited",
    effectiveFrom: "2019-07-01",
    source: "L 141, passed April 2019; start as proposed",
    sourceUrl: "https://www.ft.dk/samling/20181/lovforslag/l141/index.htm",
  },
  {
    jurisdiction: "SE",
    status: "unknown",
    effectiveFrom: "2025-12-01",
    source: `Prop. 2024/25:189; adoption and start not verified ${RECALLED}`,
    sourceUrl: "https://www.riksdagen.se/",
  },
  {
    jurisdiction: "NO",
    status: "unknown",
    source: "Penal Code s284; applicability not verified",
    sourceUrl: "https://www.helsedirektoratet.no/",
  },
  {
    jurisdiction: "NL",
    status: "restricted",
    source: "Professional guideline 2020: only when safety is at stake; no statute found",
    sourceUrl: "https://www.nvog.nl/",
  },
  {
    jurisdiction: "FR",
    status: "permitted",
    ...fifteenDays,
    minimumAge: 18,
    source:
      "Decision of the practice: treated as cosmetic surgery (CSP L6322-2, D6322-30). Whether it counts as such is uncertain",
    sourceUrl: CSP,
  },
  {
    jurisdiction: "US-NY",
    status: "permitted",
    minimumAge: 18,
    source: "Decision of the practice: no statute found; ACOG Committee Opinion 795",
    sourceUrl: "https://www.acog.org/",
  },
];

const cosmetic: Omit<PolicyPlan, "policyGroup">[] = [
  {
    jurisdiction: "FR",
    status: "permitted",
    ...fifteenDays,
    source: "CSP L6322-2, D6322-30",
    sourceUrl: CSP,
  },
  {
    jurisdiction: "GB",
    status: "permitted",
    effectiveFrom: "2016-06-01",
    coolingOffDays: 14,
    coolingOffStart: "consultation",
    waitBlocks: ["consent", "operation"],
    waivable: true,
    source: "GMC 2016: time to reflect; BAAPS: two weeks customary",
    sourceUrl: "https://www.gmc-uk.org/",
  },
  {
    jurisdiction: "AU",
    status: "permitted",
    effectiveFrom: "2023-07-01",
    coolingOffDays: 7,
    coolingOffStart: "consent",
    waitBlocks: ["booking", "payment", "operation"],
    minimumConsultations: 2,
    source: "Medical Board of Australia 2023: referral, two consultations, validated screen (to be verified)",
    sourceUrl: "https://www.medicalboard.gov.au/",
  },
];

const testing = (
  jurisdiction: string,
  effectiveFrom: string | null,
  source: string,
  sourceUrl: string,
): PolicyPlan => ({
  policyGroup: "virginity-testing",
  jurisdiction,
  status: "prohibited",
  ...(effectiveFrom && { effectiveFrom }),
  source,
  sourceUrl,
});

export const policyPlans: PolicyPlan[] = [
  ...hymenoplasty.map((rule) => ({ ...rule, policyGroup: "hymenoplasty" })),
  ...cosmetic.map((rule) => ({ ...rule, policyGroup: "cosmetic" })),
  {
    policyGroup: "cosmetic/genital",
    jurisdiction: "",
    status: "permitted",
    effectiveFrom: "2013-01-01",
    minimumAge: 18,
    source: "RCOG 2013: normally not under 18",
    sourceUrl: "https://www.rcog.org.uk/",
  },
  testing(
    "",
    null,
    "WHO, OHCHR and UN Women 2018 (WHO/RHR/18.15): no clinical basis",
    "https://www.who.int/",
  ),
  testing("FR", "2021-08-25", "CSP L1110-2-1: no examination and no certificate", CSP),
  testing("GB-ENG", "2022-07-01", "Health and Care Act 2022, s136 and s137", ACT),
  testing("GB-WLS", "2022-07-01", "Health and Care Act 2022, s136 and s137", ACT),
];
