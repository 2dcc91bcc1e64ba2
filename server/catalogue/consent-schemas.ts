import { z } from "zod";
import { Id } from "#server/kernel/id-schemas.ts";
import { Words } from "#server/kernel/words.ts";

const Text = Words(400);
const Texts = Text.array().min(1, "missing").max(40, "tooLong");

/** What may go wrong, told and ticked one by one. A risk that is worded anew is another risk and has another id. */
export const Risk = z.object({ riskId: Id, text: Text });
export type Risk = z.infer<typeof Risk>;

/** What she reads before she signs: of the consent to an operation, and of the one to anaesthesia. */
export const ConsentContent = z
  .object({
    format: z.literal(1),
    purpose: Texts,
    done: Texts,
    alternatives: Texts,
    risks: Risk.array().min(1, "missing").max(40, "tooLong"),
    noGuarantee: Text,
    recovery: Texts,
  })
  .refine(({ risks }) => new Set(risks.map(({ riskId }) => riskId)).size === risks.length, {
    path: ["risks"],
    error: "twice",
  });
export type ConsentContent = z.infer<typeof ConsentContent>;
