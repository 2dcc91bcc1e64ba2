import { getTranslations } from "next-intl/server";
import { hour } from "#app/_format/index.ts";
import type { Turn } from "#server/recovery/duty-schemas.ts";

/** With whom it is since when, and to whom it goes if nobody takes it. */
export async function TurnOf({ turn, zone }: { turn: Turn; zone: string }) {
  const words = await getTranslations("Recovery.duty");
  const { name, isMe, since, goesTo } = turn;
  const goes = goesTo && { time: hour(goesTo.at, zone), name: goesTo.name ?? "" };
  return (
    <span className={isMe ? "turn is-mine" : "turn"}>
      {words(isMe ? "yours" : "with", { name, since: hour(since, zone) })}
      {goes && words(goesTo.name ? "goesTo" : "goesToNobody", goes)}
    </span>
  );
}
