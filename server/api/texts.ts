// What the provider of texts brings: nobody is signed in there, its signature is all that speaks for it.
export { canHear, hearReply, isSigned, takeReceipt } from "#server/messaging/index.ts";
