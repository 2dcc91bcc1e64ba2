import type { MessageRule } from "../message-schemas.ts";

const ANSWERED: readonly MessageRule[] = ["booked", "moved", "arrival"];

/** Whether a message tells of a time that she can say something to. */
export const takesAnswer = (rule: MessageRule): boolean => ANSWERED.includes(rule);
