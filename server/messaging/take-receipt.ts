import { doorCtx } from "#server/identity/index.ts";
import { transact } from "#server/kernel/index.ts";
import type { HeardReceipt } from "./message-schemas.ts";
import { receiptOf } from "./rules/receipt.ts";

/** Writes down what the provider, who has signed it, says of a message; whether it is one of ours. What is not its end yet changes nothing. */
export async function takeReceipt(requestId: string, heard: HeardReceipt): Promise<boolean> {
  const { practiceId, messageId, providerId, status, errorCode } = heard;
  const said = receiptOf(status, errorCode);
  if (!said) return false;
  return transact(doorCtx(null, requestId), async (tx) => {
    const [row] = await tx.sql<{ taken: boolean }[]>`
      select door_text_receipt(${practiceId}::uuid, ${messageId}::uuid, ${providerId}, ${said.receipt}, ${said.reason}, ${requestId}) as taken`;
    return row?.taken === true;
  });
}
