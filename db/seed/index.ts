import { openPool, type Pool } from "#db/client.ts";
import { bookSite } from "./book-demo.ts";
import type { Tally } from "./carry-out.ts";
import type { Laid } from "./laid.ts";
import { type Patients, putPatients } from "./patients.ts";
import { type PracticePlan, practicePlans } from "./places.ts";
import { put } from "./put.ts";
import { putCredentials } from "./sign-ins.ts";
import { layPractice } from "./structure.ts";
import { putPeriods } from "./surgeons-ways.ts";

export { demoSignIns } from "./sign-ins.ts";

export type Seed = {
  /** The database's owner. */
  ownerUrl: string;
  /** Where the demo's clock stands at this moment. */
  now: Temporal.Instant;
  /** A word put, followed by `-` and the field's name, into every clinical field of a sensitive case. */
  plant?: string;
};

/** Fills an empty database with the demo practices. Structure is written as the owner, every booking by the desk's own door. */
export async function seedDemo({ ownerUrl, now, plant }: Seed): Promise<Tally> {
  const sql = openPool(ownerUrl, { max: 2, name: "dayward seed" });
  const takeStock = () => countRows(sql);
  try {
    const laid: { laid: Laid; patients: Patients }[] = [];
    for (const plan of practicePlans) laid.push(await layDemo(sql, plan, now));
    await takeStock();
    const tallies = await Promise.all(
      laid.flatMap((one) =>
        one.laid.plan.sites.map((site) => bookSite({ sql, ...one, now, plant, takeStock }, site)),
      ),
    );
    await takeStock();
    for (const one of laid) await setClock(sql, one.laid.practiceId, now);
    const sum = (key: keyof Tally) => tallies.reduce((all, one) => all + one[key], 0);
    return { booked: sum("booked"), refused: sum("refused") };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Of the product's own tables: counting all would ask for those of the server too, and its log would fill with refusals. */
async function countRows(sql: Pool): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    select schemaname || '.' || tablename as name from pg_tables where tableowner = current_user`;
  await sql`analyze ${sql(tables.map(({ name }) => name))}`;
}

async function layDemo(sql: Pool, plan: PracticePlan, now: Temporal.Instant) {
  const laid = await layPractice(sql, plan, now);
  await putPeriods(laid, now);
  const patients = await putPatients(sql, laid, now);
  await putCredentials(sql, laid, patients.signIns, now);
  return { laid, patients };
}

/** The demo's clock is the real one moved by this many seconds. Written last: a practice without it was not finished. */
async function setClock(sql: Pool, practiceId: string, now: Temporal.Instant): Promise<void> {
  const offset = Math.round(now.since(Temporal.Now.instant()).total("seconds"));
  await put(sql, "demo_clock", [{ practice_id: practiceId, offset_seconds: offset }]);
}
