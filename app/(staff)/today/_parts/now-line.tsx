"use client";

import { useEffect, useState } from "react";
import { hour as hourAt } from "#app/_format/index.ts";
import { instantAfter } from "../_board/clock.ts";

type Now = { at: number; startsAt: string; zone: string; serverNow: string };
type Place = React.CSSProperties & Record<`--${string}`, number>;

const MINUTE = 60_000;

/** Minutes of the day by the practice's clock: the server's instant, and what has passed since the page was drawn. */
function useNow({ at, startsAt, serverNow }: Now): number {
  const [now, setNow] = useState(at);
  useEffect(() => {
    const drawn = Date.now();
    const began = Date.parse(startsAt);
    const read = () => Date.parse(serverNow) + (Date.now() - drawn);
    const step = () => setNow(Math.floor((read() - began) / MINUTE));
    step();
    const timer = setInterval(step, 5_000);
    return () => clearInterval(timer);
  }, [startsAt, serverNow]);
  return now;
}

/** A line across the board. It steps each minute and passes behind words. */
export function NowLine(now: Now) {
  return <div className="nowline" style={{ "--at": useNow(now) } as Place} />;
}

/** Its hour, in the rail. `hour` is what the server wrote for `at`. */
export function NowMark({ hour, ...now }: Now & { hour: string }) {
  const at = useNow(now);
  return (
    <b className="nowmark time" style={{ "--at": at } as Place}>
      {at === now.at ? hour : hourAt(instantAfter(now.startsAt, at), now.zone)}
    </b>
  );
}
