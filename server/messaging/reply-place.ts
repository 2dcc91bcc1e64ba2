/** All texts that come back are sealed to the same length: a long one may be a worried one. */
export const STEP = 8192;

export const replyPlace = (replyId: string) => ({ table: "sms_reply", column: "sealed", rowId: replyId });
