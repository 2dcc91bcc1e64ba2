import type { Hers } from "../load-hers.ts";

/** Where it goes. A number without its country's code reaches nobody, or somebody else; so does one with the zero that is only dialled at home: `+33 (0)6 …`. */
export function addressOf({
  channel,
  phone,
  email,
}: Pick<Hers, "channel" | "phone" | "email">): string | null {
  if (channel === "email") return email;
  if (channel !== "sms" || !phone?.startsWith("+")) return null;
  return `+${phone.replace(/\(0\)/, "").replace(/\D/g, "")}`;
}
