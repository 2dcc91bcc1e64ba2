/** What a text that came back says. `isRead`: whether somebody has to read its words all the same. */
export type Reply = { kind: "stop" | "start" | "confirm" | "other"; isRead: boolean };

/** Twilio stops sending at each of these. With more words behind them they still say it, and the rest is for somebody to read. */
const STOPS = ["stop", "stopall", "unsubscribe", "optout", "revoke"];
/** These too, when they stand alone; but she may mean her visit. */
const MAY_MEAN_THE_VISIT = ["cancel", "end", "quit"];
const STARTS = ["start", "unstop"];
const CONFIRMS = ["c", "confirm", "confirmed", "yes"];

/** Case, width, and signs around or between words tell nothing apart. */
export function replyOf(body: string): Reply {
  const words = body
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const [first = ""] = words;
  const isAlone = words.length === 1;
  if (STOPS.includes(first)) return { kind: "stop", isRead: !isAlone };
  if (isAlone && MAY_MEAN_THE_VISIT.includes(first)) return { kind: "stop", isRead: true };
  if (isAlone && STARTS.includes(first)) return { kind: "start", isRead: false };
  if (isAlone && CONFIRMS.includes(first)) return { kind: "confirm", isRead: false };
  return { kind: "other", isRead: true };
}
