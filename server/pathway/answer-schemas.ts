import { z } from "zod";
import { PlanDate } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { MaybeWords, Words } from "#server/kernel/words.ts";
import { FileAnswer } from "./file-schemas.ts";

export const medicineActions = ["go_on", "change", "stop"] as const;
/** `adult`: one who goes with her and stays the night; `clinic`: an escort whom the clinic arranges; `later`: a later discharge. */
export const waysHome = ["adult", "clinic", "later"] as const;

const given = [
  z.object({ kind: z.literal("tick") }),
  z.object({ kind: z.literal("question"), yes: z.boolean(), words: MaybeWords(400) }),
  z.object({ kind: z.literal("text"), text: Words(400) }),
  z.object({ kind: z.literal("number"), number: z.number("missing").min(-1e6, "range").max(1e6, "range") }),
  z.object({ kind: z.literal("date"), date: PlanDate }),
  z.object({
    kind: z.literal("medication"),
    medicines: z
      .object({ medicine: Words(80), action: z.enum(medicineActions), how: MaybeWords(200) })
      .array()
      .max(30, "tooLong"),
  }),
  z.object({ kind: z.literal("goingHome"), way: z.enum(waysHome), words: MaybeWords(200) }),
] as const;

/** What somebody gives as an answer, by the item's kind. Files come by a way of their own (`addFile`). */
export const AnswerValue = z.discriminatedUnion("kind", given);
export type AnswerValue = z.infer<typeof AnswerValue>;

/** What answers an item, files among it. */
export const KeptAnswer = z.discriminatedUnion("kind", [...given, FileAnswer]);
export type KeptAnswer = z.infer<typeof KeptAnswer>;

/** `value` null takes the answer back. */
export const AnswerItem = z.object({ caseId: Id, itemId: Id, value: AnswerValue.nullable() });
export type AnswerItem = z.input<typeof AnswerItem>;

export const WaiveItem = z.object({ caseId: Id, itemId: Id, reason: Words(400) });
export type WaiveItem = z.infer<typeof WaiveItem>;
export const ItemId = z.object({ caseId: Id, itemId: Id });
export type ItemId = z.infer<typeof ItemId>;

export const fitness = ["fit", "conditions", "not_fit"] as const;
export const clotRisks = ["low", "raised", "high"] as const;

/** The anaesthetist's word before sedation or general anaesthesia. Centimetres, kilograms. */
export const Assessment = z.object({
  asa: z.int("missing").min(1, "asa").max(5, "asa"),
  airway: Words(200),
  sleepApnoea: z.boolean(),
  heightCm: z.int("missing").min(100, "height").max(230, "height"),
  weightKg: z.number("missing").min(25, "weight").max(350, "weight"),
  clotRisk: z.enum(clotRisks),
  outcome: z.enum(fitness),
  conditions: MaybeWords(400),
});
export type Assessment = z.infer<typeof Assessment>;

export const AssessCase = Assessment.extend({ caseId: Id }).refine(
  ({ outcome, conditions }) => outcome === "fit" || conditions !== "",
  { path: ["conditions"], error: "conditionsMissing" },
);
export type AssessCase = z.input<typeof AssessCase>;
