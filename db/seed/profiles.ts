import type { RoomOrPerson } from "./places.ts";

type NeedPlan = { kind: RoomOrPerson; before?: number; after?: number };
type PhasePlan = {
  name: "prepare" | "operation" | "recovery" | "visit";
  minutes: number;
  main?: boolean;
  needs: NeedPlan[];
};
export type ProfilePlan = {
  key: string;
  label: string;
  kind: "consultation" | "day_case" | "review";
  anaesthesia: "none" | "local" | "sedation" | "general";
  arrivalLeadMinutes: number;
  priceBand: string;
  followUpPattern: string;
  variants: { key: string; label: string; phases: PhasePlan[] }[];
};

const visit = (minutes: number): PhasePlan[] => [
  { name: "visit", minutes, main: true, needs: [{ kind: "surgeon" }, { kind: "consulting_room" }] },
];

/** Prepare, operate, recover. Turnover below 15 minutes plus set-up is what surgery centres publish (docs/domain.md). */
const dayCase = (minutes: number, recovery: number, anaesthetist: boolean): PhasePlan[] => [
  { name: "prepare", minutes: 40, needs: [{ kind: "bay" }] },
  {
    name: "operation",
    minutes,
    main: true,
    needs: [
      { kind: "theatre", before: 10, after: 10 },
      { kind: "surgeon" },
      { kind: "nurse", before: 10, after: 5 },
      ...(anaesthetist ? [{ kind: "anaesthetist" as const, before: 10, after: 5 }] : []),
    ],
  },
  { name: "recovery", minutes: recovery, needs: [{ kind: "bay", after: 5 }] },
];

const day = (
  key: string,
  how: ProfilePlan["anaesthesia"],
  band: string,
  recovery: number,
  minutes: number[],
): ProfilePlan => ({
  key,
  label: `Day case, ${how === "local" ? "local anaesthesia" : how === "sedation" ? "sedation" : "general anaesthesia"}`,
  kind: "day_case",
  anaesthesia: how,
  arrivalLeadMinutes: 55, // 15 before she is prepared
  priceBand: band,
  followUpPattern: "Call on day 1, reviews on days 7 and 42",
  variants: minutes.map((each) => ({
    key: `${key}${each}`,
    label: `${each} min`,
    phases: dayCase(each, recovery, how !== "local"),
  })),
});

/** What the desk books: hours and rooms, never an operation. */
export const profilePlans: ProfilePlan[] = [
  {
    key: "consultation",
    label: "Consultation",
    kind: "consultation",
    anaesthesia: "none",
    arrivalLeadMinutes: 10,
    priceBand: "Consultation",
    followUpPattern: "",
    variants: [
      { key: "consultation30", label: "30 min", phases: visit(30) },
      { key: "consultation45", label: "45 min", phases: visit(45) },
    ],
  },
  {
    key: "review",
    label: "Review",
    kind: "review",
    anaesthesia: "none",
    arrivalLeadMinutes: 10,
    priceBand: "Included",
    followUpPattern: "",
    variants: [{ key: "review20", label: "20 min", phases: visit(20) }],
  },
  day("local", "local", "B", 60, [45, 60]),
  day("sedation", "sedation", "C", 90, [60, 90]),
  day("general", "general", "D", 120, [45, 60]),
];
