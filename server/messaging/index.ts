export { patientsToAwait, practicesThatAsk } from "./awaited-patients.ts";
export { openChannels } from "./channels/index.ts";
export { dueMessages, practicesThatSend } from "./due-messages.ts";
export { messagesOf, myMessages } from "./messages-of.ts";
export { planMessages } from "./plan-messages.ts";
export { sendMessage, type WaysOut } from "./send-message.ts";
export { setChoices } from "./set-choices.ts";
export { dropWords, listWords, setWords } from "./set-words.ts";
export { sendAgain, stuckMessages } from "./stuck-messages.ts";
