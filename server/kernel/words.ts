import { z } from "zod";

/**
 * What nobody sees and yet tells two names apart, turns the words beside it around or cannot be stored: control characters, line ends, direction
 * marks, zero-width characters and fillers, half a surrogate pair.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

const allHidden = new RegExp(hidden, "gu");

/** Whether every character of a text is one that its reader sees. */
export const isVisible = (text: string): boolean => !hidden.test(text);

/** One line as its reader sees it: without spaces around it, in NFC. Refused with `hidden` when it holds a character that nobody sees. */
export const Visible = z.string().trim().normalize("NFC").refine(isVisible, { error: "hidden" });

/** A name or label, or a line of text. Refused with `missing`, `tooLong` (`most` UTF-16 units) or `hidden`. */
export const Words = (most: number) => Visible.min(1, "missing").max(most, "tooLong");
/** The same where nothing may stand: then it is the empty text. */
export const MaybeWords = (most: number) => Visible.max(most, "tooLong").default("");
/** A text without the characters that nobody sees: for what may not be lost for an emoji. */
export const withoutHidden = (text: string): string => text.replaceAll(allHidden, "");
