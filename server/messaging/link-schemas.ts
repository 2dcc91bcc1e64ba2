import { z } from "zod";

export const answers = ["confirm", "anotherTime"] as const;
export type Answer = (typeof answers)[number];
export const Answer = z.enum(answers);

/** `slug`: where she signs in, if the link was ever one; `told`: the day and the hour, while it takes an answer. */
export type LinkView = { slug: string | null; told: { day: string; time: string } | null };
