import type { ReceiptReason } from "../message-schemas.ts";

export type Receipt = { receipt: "delivered" | "undelivered"; reason: ReceiptReason | null };

// https://www.twilio.com/docs/api/errors
const REASONS: Readonly<Record<string, ReceiptReason>> = {
  21610: "stopped",
  30003: "unreachable",
  30004: "rejected",
  30005: "noSuchAddress",
  30006: "noSuchAddress",
  30007: "rejected",
};

/** What a status of Twilio's says of a message; null for what is not its end yet. Of its reasons only those go further that tell nothing but how the phone was reached. */
export function receiptOf(status: string, errorCode: string): Receipt | null {
  if (status === "delivered" || status === "read") return { receipt: "delivered", reason: null };
  if (status !== "undelivered" && status !== "failed") return null;
  const reason = Object.hasOwn(REASONS, errorCode) ? REASONS[errorCode] : undefined;
  return { receipt: "undelivered", reason: reason ?? "notTold" };
}
