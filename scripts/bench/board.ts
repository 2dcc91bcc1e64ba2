import { type Agent, get, request } from "node:http";
import superjson from "superjson";
import { openPool } from "#db/client.ts";
import { newId } from "#server/kernel/index.ts";
import type { Place } from "./place.ts";
import type { Served } from "./serve.ts";

const CHANNEL = "bench_told";

/** One connection says it, another hears it: what PostgreSQL alone takes. */
export async function bareNotify(place: Place) {
  const open = (name: string) => openPool(place.viewerUrl("viewer_door"), { max: 1, name });
  const [speaks, hears] = [open("bench speaks"), open("bench hears")];
  let heard = () => {};
  await hears.listen(CHANNEL, () => heard());
  return {
    trip: () =>
      new Promise<void>((told, failed) => {
        heard = told;
        speaks.notify(CHANNEL, newId()).catch(failed);
      }),
    end: () => Promise.all([speaks.end({ timeout: 1 }), hears.end({ timeout: 1 })]),
  };
}

export type Board = { readonly told: () => Promise<void>; readonly close: () => void };

/** A board's stream as a browser holds it; `told` waits for the next change. It is asked for again when it ends, as a browser does. */
export async function openBoard({ address }: Served, cookie: string): Promise<Board> {
  let heard = () => {};
  let isOpen = true;
  let asked: ReturnType<typeof get> | undefined;
  const connect = () =>
    new Promise<void>((opened, failed) => {
      const headers = { cookie, accept: "text/event-stream" };
      asked = get(`${address}/api/live`, { headers }, (answer) => {
        if (answer.statusCode !== 200) failed(new Error(`a board is answered ${answer.statusCode}`));
        answer.setEncoding("utf8");
        answer.on("data", (words: string) => {
          if (words.includes("retry:")) opened();
          else if (words.includes("data: changed")) heard();
        });
        answer.on("end", () => isOpen && connect().then(() => heard(), failed));
        answer.on("error", failed);
      });
      asked.on("error", failed);
    });
  await connect();
  return {
    told: () =>
      new Promise((told) => {
        heard = told;
      }),
    close: () => {
      isOpen = false;
      asked?.destroy();
    },
  };
}

type As = { readonly cookie: string; readonly agent: Agent };

/** Calls a procedure as a page does; answers the status once all of the answer is there. */
export function call({ address }: Served, path: string, input: object, as: As): Promise<number> {
  const headers = { cookie: as.cookie, "content-type": "application/json", "x-dayward": "1" };
  return new Promise((resolve, reject) => {
    const asked = request(
      `${address}/api/trpc/${path}`,
      { method: "POST", headers, agent: as.agent },
      (answer) => {
        answer.resume();
        answer.on("end", () => resolve(answer.statusCode ?? 0));
        answer.on("error", reject);
      },
    );
    asked.on("error", reject);
    asked.end(JSON.stringify(superjson.serialize(input)));
  });
}
