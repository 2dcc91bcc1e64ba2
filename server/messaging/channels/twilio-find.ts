import { z } from "zod";
import type { Outgoing } from "./channel.ts";

const Page = z.object({
  messages: z.array(
    z.object({
      sid: z.string(),
      to: z.string().nullable(),
      from: z.string().nullable(),
      messaging_service_sid: z.string().nullish(),
      body: z.string().nullable(),
      date_created: z.string(),
    }),
  ),
  next_page_uri: z.string().nullish(),
});

type Page = z.infer<typeof Page>;

const PAGES = 10;
/** How far Twilio's clock, which counts whole seconds, may stand from ours. */
const CLOCKS = { seconds: 10 };

/**
 * Whether Twilio has this message. It knows no id of ours: one to the same number, from the same sender, with the same text and not made before it was handed
 * over is taken for it. Null when its list cannot be read to its end, or when one of these has nearly the same text: Twilio may replace signs.
 */
export async function findListed(
  ask: (path: string) => Promise<unknown>,
  sender: string,
  message: Outgoing,
  since: Temporal.Instant,
) {
  const earliest = since.subtract(CLOCKS).epochMilliseconds;
  // Not by DateSent: what is still queued has none.
  let path: string | null = `?${new URLSearchParams({ To: message.to, PageSize: "100" })}`;
  const alike: Page["messages"] = [];
  for (let read = 0; path !== null; read += 1) {
    const page: Page | undefined = read < PAGES ? Page.safeParse(await ask(path)).data : undefined;
    if (!page) return null;
    alike.push(
      ...page.messages.filter(
        (one) =>
          one.to === message.to &&
          (one.messaging_service_sid === sender || one.from === sender) &&
          !(Date.parse(one.date_created) < earliest) &&
          bare(one.body ?? "").endsWith(bare(message.text)),
      ),
    );
    path = page.next_page_uri || null;
  }
  const [first] = alike
    .filter((one) => one.body === message.text)
    .sort((a, b) => Date.parse(a.date_created) - Date.parse(b.date_created));
  if (first) return { kind: "accepted" as const, providerId: first.sid };
  return alike.length > 0 ? null : { kind: "absent" as const };
}

/** A text by its letters and digits alone. */
const bare = (text: string): string => text.normalize("NFKD").replaceAll(/[^\p{L}\p{N}]/gu, "");
