import { z } from "zod";
import { channels } from "#server/identity/patient-schemas.ts";
import { Instant } from "#server/kernel/dates.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { Words } from "#server/kernel/words.ts";

export { inPlace } from "./rules/in-place.ts";
export { smsLength } from "./rules/sms-length.ts";

/** What a message is about, in neutral words. */
export const messageRules = [
  "booked",
  "moved",
  "cancelled",
  "prepare",
  "fasting",
  "arrival",
  "checkIn",
  "noAnswer",
] as const;
export type MessageRule = (typeof messageRules)[number];

/** `unknown`: it may have left; `failed`: it did not, and nobody tries any more. */
export const messageStates = ["planned", "skipped", "sending", "sent", "unknown", "failed"] as const;

/** What a message's words may be told of: a day and an hour at the site (of the fasting one: by when to have read), and where she signs in. */
export const placeholders = ["day", "time", "link"] as const;
export type Placeholder = (typeof placeholders)[number];

export const recoveries = ["all", "fewer", "none"] as const;

/** What she wants to be sent. `links`: a message may lead to a page that takes her answer without signing in. `isStopped`: nothing at all, until she says otherwise. */
export const MessageChoices = z.object({
  visits: z.boolean(),
  prepare: z.boolean(),
  recovery: z.enum(recoveries),
  asksAgain: z.boolean(),
  weeklyMost: z.int("weeklyMost").min(1, "weeklyMost").max(14, "weeklyMost"),
  links: z.boolean(),
  isStopped: z.boolean(),
});
export type MessageChoices = z.infer<typeof MessageChoices>;

/** What is left out stays as it is, so that who asks for fewer messages starts none that were stopped meanwhile. */
export const SetChoices = MessageChoices.partial();
export type SetChoices = z.infer<typeof SetChoices>;

/** Why it did not go: as planned, when it was due, or on its way. */
export const reasons = [
  "bornLate",
  "tooLate",
  "noSafeHour",
  "weeklyMost",
  "cancelled",
  "missed",
  "moved",
  "stopped",
  "noChannel",
  "channelChanged",
  "optedOut",
  "answered",
  "toldOtherwise",
  "nothingToDo",
  "noSuchAddress",
  "rejected",
  "noWayThrough",
  "noWayOut",
  "notToldWhether",
  "again",
] as const;

/** Why one that had left did not arrive. */
export const receiptReasons = ["unreachable", "noSuchAddress", "rejected", "stopped", "notTold"] as const;
export type ReceiptReason = (typeof receiptReasons)[number];

/** One message: planned, gone, or left out with its reason. `dueAt`: when it is planned for; `changedAt`: when it became what it is. Its words are not kept. */
export const LogItem = z.object({
  messageId: Id,
  rule: z.enum(messageRules),
  channel: z.enum(["sms", "email"]),
  dueAt: Instant,
  state: z.enum(messageStates),
  reason: z.enum(reasons).nullable(),
  /** Once it has left: whether it arrived, as far as its provider says so. */
  receipt: z.enum(["delivered", "undelivered"]).nullable(),
  receiptReason: z.enum(receiptReasons).nullable(),
  changedAt: Instant,
});
export type LogItem = z.infer<typeof LogItem>;

/** Whether it is known already that it will not be sent when its hour comes. */
export const isLeftOutAhead = ({ state, dueAt }: LogItem, now: Temporal.Instant): boolean =>
  state === "skipped" && Temporal.Instant.compare(dueAt, now) > 0;

/** A message exactly as it would come. */
export const Sample = z.object({
  rule: z.enum(messageRules),
  subject: z.string().nullable(),
  text: z.string(),
});
export type Sample = z.infer<typeof Sample>;

/** What she is sent and has been. `problem`: why nothing can reach her, `noCountry`: her number lacks its country's code. `zone`: hers. */
export const MessagesView = z.object({
  channel: z.enum(channels),
  problem: z.enum(["none", "phone", "noAddress", "noCountry"]).nullable(),
  zone: z.string(),
  choices: MessageChoices,
  samples: Sample.array(),
  ahead: LogItem.array(), // the next first
  log: LogItem.array(), // the latest first, of the last year
});
export type MessagesView = z.infer<typeof MessagesView>;

export const MessageId = z.object({ messageId: Id });
export type MessageId = z.infer<typeof MessageId>;

/** What got stuck, without whose it is. */
export const StuckView = z.object({
  stuck: LogItem.array(), // the latest first
  /** What the demo keeps instead of sending it; of where it went only the end is shown. */
  captured: z
    .object({
      messageId: Id,
      channel: z.enum(["sms", "email"]),
      to: z.string(),
      subject: z.string().nullable(),
      text: z.string(),
      at: Instant,
    })
    .array(),
});
export type StuckView = z.infer<typeof StuckView>;

/** Words of a message with places for facts, `{day}` for example. */
export const SetWords = z.object({
  rule: z.enum(messageRules),
  subject: Words(60),
  text: Words(320),
});
export type SetWords = z.input<typeof SetWords>;
export const RuleOf = z.object({ rule: z.enum(messageRules) });
export type RuleOf = z.infer<typeof RuleOf>;

export const WordsView = z
  .object({
    rule: z.enum(messageRules),
    subject: z.string(),
    text: z.string(),
    isUsual: z.boolean(),
    places: z.enum(placeholders).array(),
    /** The facts of an example, to be put into these words or others. */
    facts: z.record(z.enum(placeholders), z.string()),
  })
  .array();
export type WordsView = z.infer<typeof WordsView>;

/** A text as its provider brings it. `from`: a number in E.164. */
export const HeardText = z.object({
  from: z.string().regex(/^\+[1-9]\d{6,14}$/),
  body: z.string().max(8_000).default(""),
  providerId: z.string().regex(/^[A-Za-z0-9]{10,64}$/),
});
export type HeardText = z.infer<typeof HeardText>;

/** What a provider says of a message. */
export const HeardReceipt = z.object({
  practiceId: Id,
  messageId: Id,
  providerId: HeardText.shape.providerId,
  status: z.string().max(40),
  errorCode: z.string().max(20).default(""),
});
export type HeardReceipt = z.infer<typeof HeardReceipt>;
