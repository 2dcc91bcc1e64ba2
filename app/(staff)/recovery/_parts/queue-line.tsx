import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { hour } from "#app/_format/index.ts";
import type { QueueItem } from "#server/recovery/check-in-schemas.ts";
import type { Turn } from "#server/recovery/duty-schemas.ts";
import type { SilenceItem } from "#server/recovery/silence-schemas.ts";
import { lineKey, lookAt } from "./look-at.ts";
import { TurnOf } from "./turn-of.tsx";
import { Waited } from "./waited.tsx";
import { whyOf } from "./why.ts";

type Props = {
  one: QueueItem | SilenceItem;
  turn: Turn | undefined;
  tone: string;
  saysSite: boolean;
  isChosen: boolean;
  now: string;
};

/** How long she waits, who she is, what says that somebody should look, and who does. */
export async function QueueLine({ one, turn, tone, saysSite, isChosen, now }: Props) {
  const words = await getTranslations("Recovery");
  const { patientName, closedAt, heldBy } = one;
  const who = heldBy?.isMe ? words("you") : (heldBy?.name ?? (closedAt ? "" : words("nobody")));
  return (
    <li>
      <Link
        href={lookAt(one)}
        prefetch={false}
        className={tone}
        data-look={lineKey(one)}
        aria-current={isChosen ? "true" : undefined}
      >
        <span className="time">
          {closedAt ? hour(closedAt, one.zone) : <Waited since={one.since} now={now} />}
        </span>
        <span>
          <span className="who">{patientName}</span>
          {"day" in one && words("onDay", { day: one.day })}
          {saysSite && <span className="soft"> {one.siteName}</span>}
        </span>
        <span className="own">{who}</span>
        <span className="why">
          <Why one={one} />
        </span>
        {turn && <TurnOf turn={turn} zone={one.zone} />}
      </Link>
    </li>
  );
}

async function Why({ one }: Pick<Props, "one">) {
  if ("silenceId" in one) {
    const words = await getTranslations("Recovery.silent");
    return words("noWord", { count: one.days.length, days: one.days.join(", ") });
  }
  return whyOf(one, await getTranslations("Recovery.rules")).join(". ");
}
