import type { HandedOver } from "./channel.ts";

/** What nodemailer says of a message that it could not send. Its words, and the server's, may hold an address: they go no further. */
export type SmtpFailure = {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
};

/** The session or our account, not the message: a sequence out of step, no encryption, no or another authentication. */
const ours = new Set([503, 530, 534, 535, 538]);
const noMailbox = new Set([550, 551, 553]);

/**
 * What came of a message that failed. `wholeOut`: its last byte was handed to the connection, so that the dot that ends it may have arrived. From
 * then on only a whole answer to it counts: nodemailer gives a connection that is lost at any step the same code and the same command (CONN).
 */
export function ofFailure(failure: SmtpFailure, wholeOut: boolean): HandedOver {
  const { code = "", command = "", responseCode = 0, response = "" } = failure;
  const reason = [code, command, responseCode || ""].filter(Boolean).join(" ") || "no answer";
  const answered = code === "EENVELOPE" || code === "EMESSAGE";
  const refused = responseCode >= 500 && responseCode < 600 && !ours.has(responseCode);
  const deferred = responseCode >= 400 && responseCode < 600;
  if (answered && refused) return { kind: "refused", reason: whichRefusal(command, responseCode, response) };
  if (wholeOut && !(answered && deferred)) return { kind: "unknown", reason };
  return { kind: "later", reason };
}

/** 550 says a mailbox that is not there, or a rule that it breaks: there an enhanced code of class 7 (RFC 3463) tells. */
function whichRefusal(command: string, responseCode: number, response: string) {
  const byRule = /^\d{3}[ -]5\.7\.\d/.test(response);
  return command === "RCPT TO" && noMailbox.has(responseCode) && !byRule ? "noSuchAddress" : "rejected";
}
