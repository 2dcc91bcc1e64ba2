import { z } from "zod";
import { Id } from "#server/kernel/id-schemas.ts";
import { MaybeWords, Words } from "#server/kernel/words.ts";
import { anaesthesias } from "./terms-schemas.ts";

export const itemOwners = ["patient", "nurse", "desk", "surgeon", "anaesthetist"] as const;
export const itemKinds = [
  "tick",
  "question",
  "text",
  "number",
  "date",
  "file",
  "medication",
  "goingHome",
] as const;
/** What an item holds up while it is open: readiness, the way into theatre (sedated or not), the way home. */
export const gates = ["none", "ready", "sedation", "discharge"] as const;
export const waivers = ["nurse", "surgeon", "anaesthetist"] as const;
export const deskTasks = ["interpreter", "transport", "documents", "callBack", "payment"] as const;
export type DeskTask = (typeof deskTasks)[number];

/** The only words in which the desk's tasks may stand: they are the same for whatever is operated. */
export const deskTitles: Readonly<Record<DeskTask, string>> = {
  interpreter: "Interpreter booked",
  transport: "Transport arranged",
  documents: "Papers complete",
  callBack: "Called back",
  payment: "Payment settled",
};

/** Who may be asked for a kind of answer; what is not named may be anybody's. */
const ownersOf: Partial<Record<(typeof itemKinds)[number], readonly (typeof itemOwners)[number][]>> = {
  file: ["patient", "nurse", "surgeon", "anaesthetist"],
  medication: ["nurse", "surgeon", "anaesthetist"],
  goingHome: ["patient", "nurse"],
};
export const ownersFor = (kind: (typeof itemKinds)[number]) => ownersOf[kind] ?? itemOwners;

const isOnce = (all: readonly string[]) => new Set(all).size === all.length;

/** Days before the date of the operation, hours that pass before its planned start, or on the day itself. */
export const Due = z.discriminatedUnion("by", [
  z.object({ by: z.literal("days"), days: z.int("dueDays").min(0, "dueDays").max(90, "dueDays") }),
  z.object({ by: z.literal("hours"), hours: z.int("dueHours").min(0, "dueHours").max(72, "dueHours") }),
  z.object({ by: z.literal("day") }),
]);
export type Due = z.infer<typeof Due>;

const Range = z
  .object({ unit: Words(20), min: z.number("missing"), max: z.number("missing") })
  .refine(({ min, max }) => min < max, { path: ["max"], error: "minBelowMax" });

/**
 * One thing to be done or asked before the operation or the way home. `itemId` stays over versions, so that answers can be compared. `number` stands
 * with that kind alone, `question` with that one; `expects`: the answer that closes the gate, null where any does. An item of the desk is a tick in
 * fixed, neutral words (`deskTask`, `deskTitles`) that holds up no more than readiness. `ofTheHour`: what is answered speaks of the planned time, and holds for no other day and no
 * earlier start.
 */
export const Item = z
  .object({
    itemId: Id,
    title: Words(120),
    hint: MaybeWords(400),
    owner: z.enum(itemOwners),
    kind: z.enum(itemKinds),
    number: Range.nullable(),
    question: z.object({ expects: z.enum(["yes", "no"]).nullable() }).nullable(),
    deskTask: z.enum(deskTasks).nullable(),
    due: Due,
    gate: z.enum(gates),
    anaesthesia: z.enum(anaesthesias).array().min(1, "tickOne").refine(isOnce, { error: "twice" }),
    waivableBy: z.enum(waivers).array().refine(isOnce, { error: "twice" }),
    ofTheHour: z.boolean().optional(),
  })
  .refine((one) => (one.kind === "number") === (one.number !== null), {
    path: ["number"],
    error: "ofKindAlone",
  })
  .refine((one) => (one.kind === "question") === (one.question !== null), {
    path: ["question"],
    error: "ofKindAlone",
  })
  .refine(({ kind, owner }) => owner === "desk" || ownersFor(kind).includes(owner), {
    path: ["owner"],
    error: "ownerOfKind",
  })
  .refine(({ owner, kind }) => owner !== "desk" || kind === "tick", { path: ["kind"], error: "deskTicks" })
  .refine(({ owner, gate }) => owner !== "desk" || gate === "none" || gate === "ready", {
    path: ["gate"],
    error: "deskGate",
  })
  .refine(({ owner, deskTask }) => (owner === "desk") === (deskTask !== null), {
    path: ["deskTask"],
    error: "deskTask",
  })
  .refine(({ deskTask, title }) => deskTask === null || title === deskTitles[deskTask], {
    path: ["title"],
    error: "deskWords",
  })
  .refine(({ deskTask, hint }) => deskTask === null || hint === "", { path: ["hint"], error: "deskWords" });
export type Item = z.infer<typeof Item>;

/** The items of a checklist in their order; at least one of them stands before "ready". */
export const ChecklistContent = z
  .object({ format: z.literal(1), items: Item.array().min(1, "readyMissing").max(60, "tooLong") })
  .superRefine(({ items }, refused) => {
    const seen = new Set<string>();
    for (const [place, { itemId }] of items.entries()) {
      if (seen.has(itemId))
        refused.addIssue({ code: "custom", path: ["items", place, "itemId"], message: "twice" });
      seen.add(itemId);
    }
    if (!items.some(({ gate }) => gate === "ready"))
      refused.addIssue({ code: "custom", path: ["items"], message: "readyMissing" });
  });
export type ChecklistContent = z.infer<typeof ChecklistContent>;
