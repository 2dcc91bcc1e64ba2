import "./node-version.ts";
import { randomBytes } from "node:crypto";
import { closePools } from "#server/kernel/index.ts";
import { bookingBench } from "./bench/booking.ts";
import { coreBench } from "./bench/core.ts";
import { messagesBench } from "./bench/messages.ts";
import { pagesBench } from "./bench/pages.ts";
import { openPlace } from "./bench/place.ts";
import { planBench } from "./bench/plan.ts";
import { raceBench } from "./bench/race.ts";
import { type BenchRow, table } from "./bench/report.ts";
import { searchBench } from "./bench/search.ts";

/** Every figure is a ratio to a floor measured in the same run. Names on the command line choose: `npm run bench -- times booking`. */
const wanted = process.argv.slice(2);
const asked = (name: string) => wanted.length === 0 || wanted.some((one) => name.startsWith(one));
process.env.DATA_KEYS ??= `bench:${randomBytes(32).toString("base64")}`;

async function inDatabase(): Promise<BenchRow[]> {
  const benches = [
    ["times.search", searchBench],
    ["booking.write", bookingBench],
    ["booking.race", raceBench],
    ["messages", messagesBench],
  ] as const;
  const chosen = benches.filter(([name]) => asked(name));
  if (chosen.length === 0) return [];
  const place = await openPlace(16);
  try {
    const rows: BenchRow[] = [];
    for (const [, bench] of chosen) rows.push(...(await bench(place)));
    return rows;
  } finally {
    await closePools();
    await place.end();
  }
}

const rows = [
  ...(asked("times.core") ? coreBench() : []),
  ...(asked("plan") ? planBench() : []),
  ...(await inDatabase()),
  ...(await pagesBench(asked)),
];
console.log(table(rows));
if (rows.some((row) => !row.met)) process.exitCode = 1;
