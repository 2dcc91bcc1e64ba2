import postgres from "postgres";
import { beforeAll, expect, test } from "vitest";
import { newId, type StaffCtx, type Tx, transact } from "#server/kernel/index.ts";
import { todaysOthersQuery } from "#server/pathway/list-queries.ts";
import { fullnessQuery } from "#server/scheduling/fullness.ts";
import { boardQuery } from "#server/scheduling/load-board.ts";
import { bookedQuery } from "#server/scheduling/load-booked.ts";
import { loadOffer } from "#server/scheduling/load-offer.ts";
import { subjectOfService, subjectQuery } from "#server/scheduling/load-subject.ts";
import { suspectsQuery } from "#server/scheduling/load-suspects.ts";
import { chosenOf } from "#server/scheduling/rules/chosen.ts";
import { spanOf } from "#server/scheduling/span.ts";
import type { Clinic } from "#tests/support/clinic.ts";
import { house, one } from "./house.ts";

const { clinic, database } = house();
let c: Clinic;

/** Two years of a busy practice: enough that a wrong plan costs seconds and the planner knows it. */
beforeAll(async () => {
  c = await clinic({ surgeons: 6, consultingRooms: 6, patients: 40, theatres: 3, bays: 6 });
  const held = [...c.surgeons, ...c.consultingRooms, ...c.theatres, ...c.bays].map(
    ({ resourceId }) => resourceId,
  );
  await c.sql.begin(async (sql) => {
    // Whoever is whose is no matter here; the constraint's own triggers would take most of the time.
    await sql`set constraints all deferred`;
    await sql`
      insert into booking (practice_id, booking_id, site_id, patient_id, variant_id, kind, label, state, starts_at, ends_at, arrives_at,
                           idempotency_key, created_at)
      select ${c.practiceId}, gen_random_uuid(), ${c.siteId}, p.id, ${c.variants.review}, 'review', 'Review', 'booked', s, s + interval '15 min', s,
             'plan ' || r.n || ' ' || s, s
        from generate_series('2025-06-16T06:00:00Z'::timestamptz, '2027-06-15T06:00:00Z', '1 day') d,
             unnest(${held}::uuid[]) with ordinality r (id, n),
             lateral (select d + r.n * interval '20 min' as s) t,
             lateral (select (${c.patients}::uuid[])[r.n] as id) p`;
    for (const kind of ["resource", "patient"]) {
      await sql`
        insert into claim (practice_id, claim_id, booking_id, claimant_id, claimant_kind, phase, starts_at, ends_at)
        select practice_id, gen_random_uuid(), booking_id,
               case ${kind} when 'patient' then patient_id else (${held}::uuid[])[split_part(idempotency_key, ' ', 2)::int] end,
               ${kind}, case ${kind} when 'patient' then 'whole' else 'visit' end, starts_at, ends_at
          from booking where practice_id = ${c.practiceId}`;
    }
  });
  await c.sql`analyze`;
}, 180_000);

type Node = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  Plans?: Node[];
};

/** How each table is read by a query, as its viewer. */
async function scansOf(ctx: StaffCtx, query: (tx: Tx) => unknown): Promise<Node[]> {
  return transact(ctx, async (tx) => {
    const [row] = await tx.sql`explain (format json) ${query(tx) as ReturnType<Tx["sql"]>}`;
    const plans = (row?.["QUERY PLAN"] ?? []) as { Plan: Node }[];
    // A bitmap is read by its child's index.
    const own = (node: Node) =>
      node["Node Type"] === "Bitmap Heap Scan" ? { ...node.Plans?.[0], ...node } : node;
    const all = (node: Node): Node[] => [own(node), ...(node.Plans ?? []).flatMap(all)];
    return plans.flatMap(({ Plan: plan }) => all(plan)).filter((node) => node["Relation Name"]);
  });
}

const of = (scans: readonly Node[], table: string) => scans.filter((node) => node["Relation Name"] === table);

test("there are enough rows to tell a good plan from a bad one", async () => {
  const [row] = await c.sql`select count(*)::int as n from claim where practice_id = ${c.practiceId}`;
  expect(row?.n).toBeGreaterThan(25_000);
});

test.each([
  ["one start", { at: "2026-06-16T08:00:00Z" }],
  ["twelve weeks", { from: "2026-06-15", to: "2026-09-06" }],
] as const)("free times of %s read claims by claimant and day", async (_, days) => {
  const desk = c.desk();
  const service = { variantId: c.variants.consultation, siteId: c.siteId, surgeonId: null };
  const subject = subjectOfService(service, one(c.patients));
  const offer = await transact(desk, (tx) => loadOffer(tx, desk, service, 0));
  const chosen = chosenOf(offer, null, null);
  const more = { chosen, span: spanOf(days, offer, chosen), idempotencyKey: newId() };
  const scans = await scansOf(desk, (tx) => bookedQuery(tx, desk, { subject, ...more }));
  const claims = of(scans, "claim");
  expect(claims.map((node) => node["Index Name"])).toEqual(["claim_by_claimant_day"]);
  for (const column of ["practice_id", "claimant_id", "starts_at"])
    expect(claims[0]?.["Index Cond"]).toContain(column);
  expect(of(scans, "booking").map((node) => node["Index Name"])).toEqual([
    "booking_by_patient",
    "booking_idempotency",
  ]);
});

test("a move finds its booking by key", async () => {
  const desk = c.desk();
  const move = { bookingId: newId(), surgeonId: null };
  const scans = await scansOf(desk, (tx) => subjectQuery(tx, desk, move, null));
  expect(of(scans, "booking").map((node) => node["Index Name"])).toEqual([
    "booking_practice_id_booking_id_pk",
  ]);
});

test.each(["desk", "surgeon", "manager"] as const)(
  "the board of a day reads by day, as the %s",
  async (role) => {
    const close = { from: "2026-06-16", to: "2026-06-16" };
    const day = { siteId: c.siteId, from: "2026-06-15", to: "2026-06-21", close };
    const ctx = c[role]();
    const scans = await scansOf(ctx, (tx) => boardQuery(tx, ctx, day));
    expect(of(scans, "claim").map((node) => node["Index Name"])).toEqual(["claim_by_day"]);
    const bookings = of(scans, "booking").map((node) => node["Index Name"]);
    expect(new Set(bookings)).toEqual(new Set(["booking_practice_id_booking_id_pk", "booking_by_day"]));
  },
);

test("how full a week is reads by day", async () => {
  const ctx = c.desk();
  const week = { siteId: c.siteId, from: "2026-06-15", to: "2026-06-21" };
  const scans = await scansOf(ctx, (tx) => fullnessQuery(tx, ctx, week));
  expect(of(scans, "claim").map((node) => node["Index Name"])).toEqual(["claim_by_day"]);
});

test("orphans read only what is to come", async () => {
  const ctx = c.desk(c.at("2027-06-01 08:00"));
  const scans = await scansOf(ctx, (tx) => suspectsQuery(tx, ctx, c.siteId));
  expect(of(scans, "claim").map((node) => node["Index Name"])).toEqual(["claim_by_day"]);
});

test("a nurse's list reads the bookings of the day", async () => {
  const ctx = c.nurse();
  const scans = await scansOf(ctx, (tx) => todaysOthersQuery(tx, ctx, "2026-06-15", "2026-06-21"));
  expect(of(scans, "booking").map((node) => node["Index Name"])).toEqual(["booking_by_day"]);
  const [bookings] = of(scans, "booking");
  for (const column of ["site_id", "starts_at"]) expect(bookings?.["Index Cond"]).toContain(column);
  expect(of(scans, "claim").map((node) => node["Node Type"])).not.toContain("Seq Scan");
});

test("who a nurse treats is found by day too, inside the function that the policies ask", async () => {
  const told: string[] = [];
  const onnotice = ({ message = "" }: postgres.Notice) => told.push(message);
  const sql = postgres(database().superUrl, { max: 1, onnotice });
  await sql`load 'auto_explain'`;
  await sql`
    select set_config('auto_explain.log_min_duration', '0', false), set_config('auto_explain.log_nested_statements', 'on', false),
           set_config('auto_explain.log_level', 'notice', false), set_config('app.practice', ${c.practiceId}, false),
           set_config('app.actor', ${c.nurse().actorId}, false), set_config('app.role', 'nurse', false),
           set_config('app.now', ${c.now.toString()}, false)`;
  await sql`select count(*) from treated_patients()`;
  await sql.end();
  const plans = told.join("\n");
  expect(plans).toContain("booking_by_day");
  expect(plans).not.toMatch(/Seq Scan on (booking|claim)\b/);
});
