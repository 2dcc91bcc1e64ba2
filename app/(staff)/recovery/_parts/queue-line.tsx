import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { hour } from "#app/_format/index.ts";
import type { QueueItem } from "#server/recovery/check-in-schemas.ts";
import { lookAt } from "./look-at.ts";
import { Waited } from "./waited.tsx";
import { whyOf } from "./why.ts";

type Props = { one: QueueItem; tone: string; saysSite: boolean; isChosen: boolean; now: string };

/** How long she waits, who she is, what says that somebody should look, and who does. */
export async function QueueLine({ one, tone, saysSite, isChosen, now }: Props) {
  const words = await getTranslations("Recovery");
  const why = whyOf(one, await getTranslations("Recovery.rules"));
  const { checkInId, patientName, day, closedAt, heldBy } = one;
  const who = heldBy?.isMe ? words("you") : (heldBy?.name ?? (closedAt ? "" : words("nobody")));
  return (
    <li>
      <Link
        href={lookAt(checkInId)}
        prefetch={false}
        className={tone}
        data-look={checkInId}
        aria-current={isChosen ? "true" : undefined}
      >
        <span className="time">
          {closedAt ? hour(closedAt, one.zone) : <Waited since={one.since} now={now} />}
        </span>
        <span>
          <span className="who">{patientName}</span>
          {words("onDay", { day })}
          {saysSite && <span className="soft"> {one.siteName}</span>}
        </span>
        <span className="own">{who}</span>
        <span className="why">{why.join(". ")}</span>
      </Link>
    </li>
  );
}
