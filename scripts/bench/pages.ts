import { Agent, get } from "node:http";
import { gzipSync } from "node:zlib";
import { seedDemo } from "#db/seed/index.ts";
import { patientSignIns } from "#db/seed/sign-ins.ts";
import { closePools } from "#server/kernel/index.ts";
import { openPlace, type Place, rateOf } from "./place.ts";
import { readinessBench } from "./readiness.ts";
import { atLeast, atMost, type BenchRow, perSecond } from "./report.ts";
import { desk, nurse, type Served, serveBench, sessionOf } from "./serve.ts";
import { tapBench } from "./tap.ts";

const CONNECTIONS = 8;
const SECONDS = 6;
const ROUNDS = 3;
// A Tuesday at 10:42 in Paris: the board is full.
const NOW = Temporal.Instant.from("2026-06-16T08:42:00Z");

/**
 * `page.today`, `page.my`, `page.worklist`, `page.queue` and `page.recovery`: requests per second at 8 connections against an empty page of the same build, and the scripts that a first visit loads; `readiness` and `tap` beside them, over the
 * same demo.
 */
export async function pagesBench(asked: (name: string) => boolean): Promise<BenchRow[]> {
  if (!["page", "readiness", "tap"].some(asked)) return [];
  const place = await openPlace(4);
  try {
    await seedDemo({ ownerUrl: place.ownerUrl, now: NOW });
    return [
      ...(["page", "tap"].some(asked) ? await overTheWire(place, asked) : []),
      ...(asked("readiness") ? [await readinessBench(place, NOW)] : []),
    ];
  } finally {
    await closePools();
    await place.end();
  }
}

async function overTheWire(place: Place, asked: (name: string) => boolean): Promise<BenchRow[]> {
  const served = await serveBench(place);
  try {
    const staff = await sessionOf("linden", desk.signInName, desk.passphrase);
    const carer = await sessionOf("linden", nurse.signInName, nurse.passphrase);
    return [
      ...(asked("page") ? await pages(served, { staff, carer }) : []),
      ...(asked("tap") ? await tapBench(place, served, { taps: staff, sees: carer }, NOW) : []),
    ];
  } finally {
    await served.end();
  }
}

async function pages(
  served: Served,
  { staff, carer }: Record<"staff" | "carer", string>,
): Promise<BenchRow[]> {
  const [patient, healing] = await Promise.all(
    [patientSignIns.coming, patientSignIns.recovering].map(({ signInName, passphrase }) =>
      sessionOf("linden", signInName, passphrase),
    ),
  );
  if (!patient || !healing) throw new Error("the demo has no patients");
  const today = { name: "page.today", path: "/today", floor: "/bench", goal: 0.4, cookie: staff };
  const my = { name: "page.my", path: "/my", floor: "/my/bench", goal: 0.5, cookie: patient };
  const worklist = { name: "page.worklist", path: "/prepare", floor: "/bench", goal: 0.4, cookie: carer };
  const queue = { name: "page.queue", path: "/recovery", floor: "/bench", goal: 0.4, cookie: carer };
  const days = { name: "page.recovery", path: "/my/days", floor: "/my/bench", goal: 0.5, cookie: healing };
  const rows = [];
  for (const page of [today, my, worklist, queue, days]) rows.push(await rates(served, page));
  return [...rows, await scripts(served, patient)];
}

type Page = { name: string; path: string; floor: string; goal: number; cookie: string };

async function rates(served: Served, { name, path, floor, goal, cookie }: Page): Promise<BenchRow> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const rate = (at: string, seconds: number) =>
    rateOf(CONNECTIONS, seconds, async () => {
      const answer = await read(`${served.address}${at}`, cookie, agent);
      if (answer.status !== 200) throw new Error(`${at} answers ${answer.status}`);
    });
  for (const at of [floor, path]) await rate(at, 3);
  const rounds = [];
  for (let k = 0; k < ROUNDS; k++)
    rounds.push({ floor: await rate(floor, SECONDS), ours: await rate(path, SECONDS) });
  agent.destroy();
  return atLeast(name, goal, rounds, perSecond);
}

/** The scripts that a first visit loads, gzip, kB. */
async function scripts(served: Served, cookie: string): Promise<BenchRow> {
  const weigh = async (path: string) => {
    const { body } = await read(`${served.address}${path}`, cookie);
    const found = [...body.matchAll(/(?:src|href)="(\/_next\/static\/[^"]+?\.js)[^"]*"/g)].map(
      ([, file]) => file ?? "",
    );
    let bytes = 0;
    for (const file of new Set(found))
      bytes += gzipSync((await read(`${served.address}${file}`, cookie)).body).length;
    return bytes / 1000;
  };
  const round = { ours: await weigh("/my"), floor: await weigh("/my/bench") };
  return atMost("page.my, first-load scripts", 1.2, [round], (kilobytes) => `${kilobytes.toFixed(1)} kB`);
}

function read(url: string, cookie: string, agent?: Agent): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { cookie }, ...(agent && { agent }) }, (answer) => {
      let body = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => (body += part));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }));
      answer.on("error", reject);
    }).on("error", reject);
  });
}
