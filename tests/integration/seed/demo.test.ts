import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPool, type Pool } from "#db/client.ts";
import { seedDemo } from "#db/seed/index.ts";
import { allProcedures, listProcedures, listTemplates, policyRules } from "#server/catalogue/index.ts";
import {
  closePools,
  type PatientCtx,
  type StaffCtx,
  type StaffRole,
  usePools,
} from "#server/kernel/index.ts";
import { getCase, myCases, toSchedule } from "#server/pathway/index.ts";
import { myRecovery } from "#server/recovery/index.ts";
import { day, orphans } from "#server/scheduling/index.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";

const PLANT = "Zqplantedword";
type Seeded = {
  database: TestDatabase;
  sql: Pool;
  now: Temporal.Instant;
  tally: { booked: number; refused: number };
};

async function seeded(at: string): Promise<Seeded> {
  const database = await createTestDatabase();
  await usePools(database.viewerUrl);
  const now = Temporal.Instant.from(at);
  const tally = await seedDemo({ ownerUrl: database.ownerUrl, now, plant: PLANT });
  return { database, sql: openPool(database.superUrl, { max: 1, name: "seed test" }), now, tally };
}
async function end({ database, sql }: Seeded): Promise<void> {
  await sql.end();
  await closePools();
  await database.drop();
}

async function as({ sql, now }: Seeded, email: string, role: StaffRole): Promise<StaffCtx> {
  const [row] = await sql`select practice_id, staff_id from staff_account where email = ${email}`;
  return {
    viewer: "staff",
    practiceId: row?.practice_id,
    actorId: row?.staff_id,
    role,
    now,
    requestId: "seed test",
  };
}
async function patient({ sql, now }: Seeded, signInName: string): Promise<PatientCtx> {
  const [row] = await sql`
    select practice_id, account_id from credential where account_kind = 'patient' and sign_in_name = ${signInName}`;
  return {
    viewer: "patient",
    practiceId: row?.practice_id,
    actorId: row?.account_id,
    role: "patient",
    now,
    requestId: "seed test",
  };
}
async function siteId({ sql }: Seeded, name: string): Promise<string> {
  const [row] = await sql`select site_id from site where name = ${name}`;
  return row?.site_id;
}

/** The operations of a demo sign-in with their distance from the demo's day, in days of the site's calendar. */
const operationsOf = ({ sql, now }: Seeded, signInName: string) => sql<{ days: number; state: string }[]>`
  select (b.starts_at at time zone s.zone)::date - (${now.toString()}::timestamptz at time zone s.zone)::date as days, b.state
    from credential k
    join booking b on b.practice_id = k.practice_id and b.patient_id = k.account_id and b.kind = 'day_case'
    join site s on s.practice_id = b.practice_id and s.site_id = b.site_id
   where k.sign_in_name = ${signInName} and k.account_kind = 'patient'`;

// A Thursday in summer, the Monday of the import, and a Sunday night on which clocks change, before the law that shuts London.
describe.each(["2026-06-11T08:42:00Z", "2022-01-03T10:00:00Z", "2022-03-27T01:30:00Z"])(
  "a demo at %s",
  (at) => {
    let s: Seeded;
    beforeAll(async () => {
      s = await seeded(at);
    }, 240_000);
    afterAll(() => end(s));

    test("is made through the constraint, which refuses next to nothing", () => {
      expect(s.tally.booked).toBeGreaterThan(2_000);
      expect(s.tally.refused / s.tally.booked).toBeLessThan(0.02);
    });

    test("has eight past and six coming weeks at each site, made before they took place and never later than now", async () => {
      const rows = await s.sql<{ name: string; first: number; last: number; late: number }[]>`
      select s.name, min((b.starts_at at time zone s.zone)::date - today)::int as first,
             max((b.starts_at at time zone s.zone)::date - today)::int as last,
             count(*) filter (where b.created_at >= b.starts_at or b.created_at > ${at}::timestamptz)::int as late
        from booking b join site s using (practice_id, site_id),
             lateral (select (${at}::timestamptz at time zone s.zone)::date as today) t
       group by s.name order by s.name`;
      expect(rows.map(({ name }) => name)).toEqual(["London", "New York", "Paris"]);
      for (const { first, last, late } of rows) {
        expect(first).toBeLessThanOrEqual(-52);
        expect(last).toBeGreaterThanOrEqual(36);
        expect(late).toBe(0);
      }
      const [ahead] = await s.sql`
      select (select count(*) from booking_event where at > ${at}::timestamptz)::int as events,
             (select count(*) from audit_event where at > ${at}::timestamptz)::int as audited`;
      expect(ahead).toEqual({ events: 0, audited: 0 });
    });

    test("fills its theatres to 75 to 85 % in the past eight weeks; about one booking in twenty is cancelled, some are missed", async () => {
      const [theatres] = await s.sql<{ share: number }[]>`
      with day as (
        select h.practice_id, h.resource_id, s.zone, d::date as date, h.closes_minute - h.opens_minute as open
          from hours h join site s using (practice_id, site_id) join resource r using (practice_id, resource_id),
               generate_series(${at}::timestamptz - interval '56 days', ${at}::timestamptz - interval '1 day', interval '1 day') d
         where r.kind = 'theatre' and extract(isodow from d) = h.weekday)
      select sum(coalesce((select sum(extract(epoch from c.ends_at - c.starts_at) / 60) from claim c
                            where c.practice_id = day.practice_id and c.claimant_id = day.resource_id and c.active
                              and (c.starts_at at time zone day.zone)::date = day.date), 0))::float / sum(open) as share from day`;
      expect(theatres?.share).toBeGreaterThan(0.75);
      expect(theatres?.share).toBeLessThan(0.85);
      const [states] = await s.sql<{ cancelled: number; missed: number }[]>`
      select avg((state = 'cancelled')::int)::float as cancelled, avg((state = 'no_show')::int)::float as missed from booking`;
      expect(states?.cancelled).toBeGreaterThan(0.025);
      expect(states?.cancelled).toBeLessThan(0.075);
      expect(states?.missed).toBeGreaterThan(0);
    });

    test("holds everybody and everything within hours only, and orphans nothing", async () => {
      const [outside] = await s.sql<{ count: number }[]>`
      select count(*)::int from claim c
        join booking b using (practice_id, booking_id) join site s using (practice_id, site_id),
             lateral (select c.starts_at at time zone s.zone as since, c.ends_at at time zone s.zone as until) w
       where c.claimant_kind = 'resource' and not exists (
         select from hours h
          where h.practice_id = c.practice_id and h.resource_id = c.claimant_id and h.site_id = b.site_id
            and h.weekday = extract(isodow from w.since) and w.since::date = w.until::date
            and extract(epoch from w.since::time) / 60 >= h.opens_minute
            and extract(epoch from w.until::time) / 60 <= h.closes_minute)`;
      expect(outside?.count).toBe(0);
      for (const [name, email] of [
        ["Paris", "desk@linden.example"],
        ["London", "desk@harbour.example"],
      ] as const) {
        expect(await orphans(await as(s, email, "desk"), { siteId: await siteId(s, name) })).toEqual([]);
      }
    });

    test("has asked for every operation after a consultation with the same surgeon", async () => {
      const [without] = await s.sql<{ count: number; cases: number }[]>`
      select count(*)::int as cases, count(*) filter (where not exists (
               select from booking b
                where b.practice_id = r.practice_id and b.patient_id = r.patient_id and b.surgeon_id = r.surgeon_id
                  and b.kind = 'consultation' and b.state = 'booked' and b.starts_at <= r.requested_at))::int as count
        from scheduling_request r`;
      expect(without?.cases).toBeGreaterThan(300);
      expect(without?.count).toBe(0);
    });

    test("gives Paris a full day today or on the next working day", async () => {
      const today = s.now.toZonedDateTimeISO("Europe/Paris").toPlainDate();
      const date = today.dayOfWeek > 5 ? today.add({ days: 8 - today.dayOfWeek }) : today;
      const paris = await siteId(s, "Paris");
      const view = await day(await as(s, "desk@linden.example", "desk"), {
        siteId: paris,
        date: date.toString(),
      });
      const kept = view.bookings.filter(({ state }) => state === "booked");
      expect(kept.filter(({ kind }) => kind === "day_case").length).toBeGreaterThanOrEqual(3);
      expect(kept.filter(({ kind }) => kind !== "day_case").length).toBeGreaterThanOrEqual(10);
    });

    test("has at least three requests to schedule in Paris, some elsewhere", async () => {
      const linden = await toSchedule(await as(s, "desk@linden.example", "desk"), {});
      expect(linden.filter(({ siteName }) => siteName === "Paris").length).toBeGreaterThanOrEqual(3);
      expect(await toSchedule(await as(s, "desk@harbour.example", "desk"), {})).not.toEqual([]);
    });

    test("shows each of its patients her page: one before, one some days after, one in London before", async () => {
      const [juniper, robin, heron] = [
        await operationsOf(s, "juniper"),
        await operationsOf(s, "robin"),
        await operationsOf(s, "heron"),
      ];
      expect([juniper, robin, heron].map((all) => all.map(({ state }) => state))).toEqual([
        ["booked"],
        ["booked"],
        ["booked"],
      ]);
      expect(juniper[0]?.days).toBeGreaterThan(0);
      expect(robin[0]?.days).toBeGreaterThanOrEqual(-5);
      expect(robin[0]?.days).toBeLessThanOrEqual(-3);
      expect(heron[0]?.days).toBeGreaterThan(0);
      const states = [];
      for (const name of ["juniper", "robin", "heron"])
        states.push((await myRecovery(await patient(s, name), {})).state);
      expect(states).toEqual(["before", "during", "before"]);
    });

    test("offers hymen reconstruction in Paris and New York, hidden among at least three, and nowhere in London", async () => {
      const surgeon = await as(s, "surgeon@linden.example", "surgeon");
      for (const name of ["Paris", "New York"]) {
        const offered = await listProcedures(surgeon, { siteId: await siteId(s, name) });
        expect(offered).toHaveLength(10);
        const hymen = offered.find((one) => one.name === "Hymen reconstruction");
        expect(hymen?.variants.map((one) => `${one.profileLabel}, ${one.variantLabel}`)).toEqual([
          "Day case, local anaesthesia, 60 min",
          "Day case, sedation, 60 min",
        ]);
      }
      const [gwen, sasha] = [
        await as(s, "surgeon@harbour.example", "surgeon"),
        await as(s, "manager@harbour.example", "manager"),
      ];
      const told = [
        await listProcedures(gwen, { siteId: await siteId(s, "London") }),
        ...(await Promise.all(
          [gwen, sasha].flatMap((ctx) => [
            allProcedures(ctx, { inactive: true }),
            listTemplates(ctx, {}),
            policyRules(ctx),
          ]),
        )),
      ];
      expect(JSON.stringify(told)).not.toMatch(/hymen/i);
      const [rows] = await s.sql`
      select count(*)::int from procedure p join practice using (practice_id) where p.policy_group = 'hymenoplasty' and slug = 'harbour'`;
      expect(rows?.count, "it is policy that removes it, not the seed").toBe(1);
    });

    test("keeps the planted word where only the treating team can read it", async () => {
      const surgeon = await as(s, "surgeon@linden.example", "surgeon");
      const mine = await myCases(surgeon, {});
      const planted = mine.filter(({ procedureName }) => procedureName === `${PLANT}-procedureName`);
      expect(planted.length).toBeGreaterThan(0);
      const view = await getCase(surgeon, { caseId: planted[0]?.caseId ?? "" });
      expect(view).toMatchObject({ note: `${PLANT}-note`, sutures: `${PLANT}-sutures` });
      const tables = await s.sql<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
      for (const { name } of tables) {
        const [row] =
          await s.sql`select count(*)::int from ${s.sql(name)} t where t::text like ${`%${PLANT}%`}`;
        expect(row?.count, name).toBe(0);
      }
    });

    test("says that it is one: practices, rules and texts are marked, and nobody is barred", async () => {
      const [row] = await s.sql`
      select bool_and(p.is_demo) as practices, (select bool_and(is_demo and approved_by_name like '%(demo)') from template_version) as texts,
             (select bool_and(reviewed_by like '%(demo)') from policy_rule) as rules, (select count(*)::int from staff_bar) as bars
        from practice p`;
      expect(row).toEqual({ practices: true, texts: true, rules: true, bars: 0 });
    });
  },
);
