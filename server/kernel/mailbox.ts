import { z } from "zod";
import { isVisible } from "./words.ts";

/** An e-mail address with the name that stands before it, which may be empty. */
export type Mailbox = { readonly name: string; readonly address: string };

const Address = z.email().max(254);

/** Whether a text is one plain e-mail address: no name, no second one, no line end. */
export const isMailAddress = (text: string): boolean => Address.safeParse(text).success;

/** `Name <address>`, `"Name" <address>` or an address alone; null when it is none of them. */
export function parseMailbox(text: string): Mailbox | null {
  const [, before = "", within] = /^([^<>]*)<([^<>]+)>$/.exec(text) ?? [];
  const address = (within ?? text).trim();
  const name = before.trim().replace(/^"(.*)"$/, "$1");
  return isMailAddress(address) && isVisible(name) ? { name, address } : null;
}
