import type { Pool } from "#db/client.ts";
import { surgeonCtx } from "./actors.ts";
import { carryOut, type Tally } from "./carry-out.ts";
import { dateAt } from "./days.ts";
import { dice } from "./dice.ts";
import { type People, planJourneys } from "./journeys.ts";
import type { Laid } from "./laid.ts";
import { offeredAt } from "./offered.ts";
import type { Patients } from "./patients.ts";
import type { SitePlan } from "./places.ts";
import { rotas } from "./rota.ts";
import { patientSignIns } from "./sign-ins.ts";
import { type Choice, type PlannedOperation, planLists, type Wanted } from "./theatre-lists.ts";

type Demo = {
  sql: Pool;
  laid: Laid;
  patients: Patients;
  now: Temporal.Instant;
  plant: string | undefined;
  takeStock: () => Promise<void>;
};

/** Eight past and six coming weeks of one site, around the demo's moment. */
export async function bookSite({ patients, takeStock, ...demo }: Demo, site: SitePlan): Promise<Tally> {
  const { laid, now } = demo;
  const rota = rotas[site.key];
  if (!rota) throw new Error(`${site.key} has no rota`);
  const roll = dice(site.patients);
  const today = dateAt(now, site.zone);
  const siteId = laid.sites.get(site.key) ?? "";
  const surgeon = surgeonCtx(laid, rota.lists[0]?.surgeon ?? "", now);
  const offered = await offeredAt(laid, siteId, surgeon);
  const lists = planLists(rota, today, offered.choices, wantedAt(site.key), roll);
  const waiting = waitingAt(site.key, offered.choices, today);
  const scene = { rota, zone: site.zone, now, today, waitOf: offered.waitOf, roll };
  const journeys = planJourneys(scene, lists, peopleOf(site, patients), waiting);
  return carryOut({ ...demo, site, siteId, offered, roll }, journeys, takeStock);
}

const MUSTER = "Dr Ada Muster";

/** The operations of the demo's sign-ins, and one that is on a list of today or of the next days. */
function wantedAt(siteKey: string): Wanted[] {
  if (siteKey === "paris")
    return [
      {
        who: "recovering",
        procedure: "labia",
        variants: ["local60"],
        surgeon: MUSTER,
        fromDay: -5,
        toDay: -3,
      },
      { who: "today", procedure: "hymen", variants: ["local60"], surgeon: MUSTER, fromDay: 0, toDay: 3 },
      { who: "coming", procedure: "hymen", variants: ["sedation60"], surgeon: MUSTER, fromDay: 8, toDay: 14 },
    ];
  if (siteKey !== "london") return [];
  return [
    {
      who: "coming",
      procedure: "labia",
      variants: ["sedation60"],
      surgeon: "Dr Gwen Enghraifft",
      fromDay: 6,
      toDay: 12,
    },
  ];
}

/** Asked for, and not booked yet. */
function waitingAt(siteKey: string, choices: readonly Choice[], date: string): PlannedOperation[] {
  const wishes: Record<string, [surgeon: string, procedure: string, variant: string][]> = {
    paris: [
      [MUSTER, "hymen", "local60"],
      [MUSTER, "scar", "local60"],
      ["Dr Noé Voorbeeld", "perineum", "sedation90"],
      ["Dr Noé Voorbeeld", "polyp", "general45"],
      [MUSTER, "lump", "general60"],
    ],
    "new-york": [
      ["Dr Priya Udaharan", "hymen", "sedation60"],
      ["Dr Priya Udaharan", "eyelids", "local60"],
    ],
    london: [
      ["Dr Gwen Enghraifft", "labia", "sedation90"],
      ["Dr Omar Namuna", "bartholin", "local45"],
    ],
  };
  const offered = new Set(choices.map(({ procedure, variant }) => `${procedure}/${variant}`));
  return (wishes[siteKey] ?? [])
    .filter(([, procedure, variant]) => offered.has(`${procedure}/${variant}`))
    .map(([surgeon, procedure, variant]) => ({
      surgeon,
      procedure,
      variant,
      theatre: "",
      date,
      minute: 0,
      who: null,
    }));
}

function peopleOf(site: SitePlan, { bySite, signIns }: Patients): People {
  const here = bySite.get(site.key) ?? [];
  const own = (signInName: string) => {
    const id = signIns.get(signInName);
    return id !== undefined && here.includes(id) ? id : null;
  };
  const { coming, recovering, london } = patientSignIns;
  const special = {
    coming: own(coming.signInName) ?? own(london.signInName),
    recovering: own(recovering.signInName),
  };
  return { special, others: here.filter((id) => id !== special.coming && id !== special.recovering) };
}
