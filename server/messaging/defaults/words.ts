import type { MessageRule } from "../message-schemas.ts";
import type { MessageWords } from "../rules/in-place.ts";

const SUBJECT = "A note for you";

/** What is sent where a practice has not put it otherwise: nothing in it tells what it is about. Each fits one SMS with a link of 60 characters. */
export const usualWords: Record<MessageRule, MessageWords> = {
  booked: { subject: SUBJECT, text: "Noted: {day} at {time}. More: {link}" },
  moved: { subject: SUBJECT, text: "New time: {day} at {time}. It replaces the earlier one. More: {link}" },
  cancelled: { subject: SUBJECT, text: "{day} at {time} is off. More: {link}" },
  prepare: { subject: SUBJECT, text: "For {day} there is something left for you to do: {link}" },
  fasting: { subject: SUBJECT, text: "Please read your page before {time} on {day}: {link}" },
  arrival: { subject: SUBJECT, text: "Coming up: {day} at {time}. More: {link}" },
  checkIn: { subject: SUBJECT, text: "How are you today? It takes a minute: {link}" },
  noAnswer: { subject: SUBJECT, text: "How are you? Only if you like: {link}" },
};
