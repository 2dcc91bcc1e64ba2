import { openPool, type Pool } from "#db/client.ts";
import {
  newId,
  type PatientCtx,
  type StaffCtx,
  type StaffRole,
  type WorkerCtx,
} from "#server/kernel/index.ts";
import { insertOffers } from "./clinic-offers.ts";

export type ClinicSpec = {
  surgeons?: number;
  anaesthetists?: number;
  nurses?: number;
  theatres?: number;
  bays?: number;
  consultingRooms?: number;
  patients?: number;
  zone?: string;
  /** Everybody's and every room's weekly hours, on the wall. Closing at or before opening: the next day. */
  opens?: string;
  closes?: string;
  /** ISO weekdays. */
  weekdays?: readonly number[];
  /** Minutes of a theatre before and after each operation. */
  setUp?: number;
  turnover?: number;
  /** The wall clock of the site at which everybody's `now` stands. */
  now?: string;
};

export type Held = { readonly resourceId: string; readonly staffId: string; readonly name: string };
type Room = Omit<Held, "staffId">;
type Row = Record<string, unknown>;

export type Clinic = Awaited<ReturnType<typeof clinic>>;

const people = ["surgeon", "anaesthetist", "nurse"] as const;
const rooms = ["theatre", "bay", "consulting_room"] as const;
type ResourceKind = (typeof people)[number] | (typeof rooms)[number];

/**
 * One practice with one site, written as the database's owner: `clinic(database, { surgeons: 2, theatres: 1, bays: 2 })`. What is not said is there
 * once (bays, patients and desks: twice), open Monday to Friday 08:00–18:00 in Paris, and it is Monday 15 June 2026, 07:00 there.
 * Variants: `consultation` (30 min, surgeon and room), `review` (15 min, the same), `dayCase` (bay and nurse 30, surgeon, theatre with
 * set-up and turnover, and anaesthetist 60, bay 60; arrival 30 before).
 */
export async function clinic(database: { ownerUrl: string }, spec: ClinicSpec = {}) {
  const sql = openPool(database.ownerUrl, { max: 1, name: "test owner" });
  const zone = spec.zone ?? "Europe/Paris";
  const at = (wall: string) =>
    Temporal.PlainDateTime.from(wall.replace(" ", "T")).toZonedDateTime(zone).toInstant();
  const now = at(spec.now ?? "2026-06-15 07:00");
  const [practiceId, siteId] = [newId(), newId()];
  const add = async (table: string, rows: readonly Row[]) => {
    if (rows.length > 0)
      await sql`insert into ${sql(table)} ${sql(rows.map((row) => ({ practice_id: practiceId, ...row })))}`;
  };

  await add("practice", [{ slug: `p-${practiceId}`, name: "Linden" }]);
  const addSite = async (name: string, siteZone = zone) => {
    const id = newId();
    await add("site", [siteRow(id, name, siteZone)]);
    return id;
  };
  await add("site", [siteRow(siteId, "Linden", zone)]);

  const addResource = async (
    kind: ResourceKind,
    name: string,
    more: { staffId?: string; siteId?: string | null } = {},
  ) => {
    const resourceId = newId();
    const staffId = more.staffId ?? null;
    const at = isPerson(kind) ? null : (more.siteId ?? siteId);
    await add("claimant", [{ claimant_id: resourceId, kind: "resource" }]);
    await add("resource", [{ resource_id: resourceId, kind, name, site_id: at, staff_id: staffId }]);
    return resourceId;
  };
  const addStaff = async (name: string) => {
    const staffId = newId();
    await add("staff", [{ staff_id: staffId, name }]);
    return staffId;
  };
  const addHours = (
    resourceId: string,
    hours: {
      opens?: string;
      closes?: string;
      weekdays?: readonly number[];
      siteId?: string;
      from?: string;
      to?: string;
    } = {},
  ) =>
    add(
      "hours",
      (hours.weekdays ?? spec.weekdays ?? [1, 2, 3, 4, 5]).map((weekday) => ({
        hours_id: newId(),
        resource_id: resourceId,
        site_id: hours.siteId ?? siteId,
        weekday,
        opens_minute: minuteOf(hours.opens ?? spec.opens ?? "08:00"),
        closes_minute: minuteOf(hours.closes ?? spec.closes ?? "18:00"),
        valid_from: hours.from ?? "2020-01-01",
        valid_to: hours.to ?? null,
      })),
    );
  const addPool = async (name: string, resourceIds: readonly string[]) => {
    const poolId = newId();
    await add("pool", [{ pool_id: poolId, name }]);
    await add(
      "pool_member",
      resourceIds.map((resource_id) => ({ pool_id: poolId, resource_id })),
    );
    return poolId;
  };
  const several = async (kind: ResourceKind, count: number): Promise<Held[]> => {
    const made: Held[] = [];
    for (let n = 1; n <= count; n++) {
      const name = `${kind} ${n}`;
      const staffId = isPerson(kind) ? await addStaff(`Dr ${name}`) : "";
      const resourceId = await addResource(kind, name, staffId ? { staffId } : {});
      await addHours(resourceId);
      made.push({ resourceId, staffId, name });
    }
    return made;
  };

  const surgeons = await several("surgeon", spec.surgeons ?? 1);
  const anaesthetists = await several("anaesthetist", spec.anaesthetists ?? 1);
  const nurses = await several("nurse", spec.nurses ?? 1);
  const theatres: Room[] = await several("theatre", spec.theatres ?? 1);
  const bays: Room[] = await several("bay", spec.bays ?? 2);
  const consultingRooms: Room[] = await several("consulting_room", spec.consultingRooms ?? 1);
  const idsOf = (held: readonly Room[]) => held.map(({ resourceId }) => resourceId);
  const pools = {
    surgeon: await addPool("Surgeons", idsOf(surgeons)),
    anaesthetist: await addPool("Anaesthetists", idsOf(anaesthetists)),
    nurse: await addPool("Nurses", idsOf(nurses)),
    theatre: await addPool("Theatres", idsOf(theatres)),
    bay: await addPool("Bays", idsOf(bays)),
    consultingRoom: await addPool("Consulting rooms", idsOf(consultingRooms)),
  };
  const variants = await insertOffers(add, pools, { setUp: spec.setUp ?? 10, turnover: spec.turnover ?? 15 });

  const addPatient = async (name = "Camille Exemple") => {
    const patientId = newId();
    const [given = "", family = ""] = name.split(" ");
    await add("claimant", [{ claimant_id: patientId, kind: "patient" }]);
    await add("patient", [
      {
        patient_id: patientId,
        given_name: given,
        family_name: family,
        search_name: name.toLowerCase(),
        birth_date: "1990-02-03",
        phone: "+33 6 00 00 00 00",
        phone_digits: "33600000000",
        registered_at: now.toString(),
      },
    ]);
    return patientId;
  };
  const patients: string[] = [];
  for (let n = 1; n <= (spec.patients ?? 2); n++) patients.push(await addPatient(`Person Number${n}`));
  const desks = [await addStaff("Lou Modèle"), await addStaff("Sam Modèle")];
  const managerId = await addStaff("Max Modèle");

  const staffCtx = (actorId: string, role: StaffRole, when = now): StaffCtx => ({
    viewer: "staff",
    practiceId,
    actorId,
    role,
    now: when,
    requestId: `request-${role}`,
  });
  return {
    practiceId,
    siteId,
    zone,
    now,
    sql,
    surgeons,
    anaesthetists,
    nurses,
    theatres,
    bays,
    consultingRooms,
    pools,
    patients,
    variants,
    /** An instant from the site's wall clock: `at("2026-06-16 10:00")`. */
    at,
    /** The front desk, with its clock at `now` unless said otherwise. */
    desk: (when?: Temporal.Instant) => staffCtx(one(desks, 0), "desk", when),
    otherDesk: (when?: Temporal.Instant) => staffCtx(one(desks, 1), "desk", when),
    manager: (when?: Temporal.Instant) => staffCtx(managerId, "manager", when),
    surgeon: (n = 0, when?: Temporal.Instant) => staffCtx(one(surgeons, n).staffId, "surgeon", when),
    nurse: (n = 0, when?: Temporal.Instant) => staffCtx(one(nurses, n).staffId, "nurse", when),
    anaesthetist: (n = 0, when?: Temporal.Instant) =>
      staffCtx(one(anaesthetists, n).staffId, "anaesthetist", when),
    patient: (n = 0, when = now): PatientCtx => ({
      viewer: "patient",
      practiceId,
      actorId: one(patients, n),
      role: "patient",
      now: when,
      requestId: "request-patient",
    }),
    worker: (when = now): WorkerCtx => ({
      viewer: "worker",
      practiceId,
      actorId: null,
      role: "worker",
      now: when,
      requestId: "request-worker",
    }),
    add,
    addSite,
    addStaff,
    addResource,
    addHours,
    addPool,
    addPatient,
    /** What a surgeon's request tells the desk: a day case that waits. */
    withRequest: async (given: {
      patientId: string;
      surgeonId?: string;
      notBefore?: string;
      variantId?: string;
    }) => {
      const requestId = newId();
      await add("scheduling_request", [
        {
          request_id: requestId,
          patient_id: given.patientId,
          variant_id: given.variantId ?? variants.dayCase,
          site_id: siteId,
          surgeon_id: given.surgeonId ?? one(surgeons, 0).resourceId,
          not_before: given.notBefore ?? "2026-06-16",
          requested_at: now.toString(),
        },
      ]);
      return requestId;
    },
    withClosure: (given: {
      from: string;
      to: string;
      resourceId?: string;
      kind?: "closure" | "opening";
      reason?: string;
    }) =>
      add("closure", [
        {
          closure_id: newId(),
          site_id: siteId,
          resource_id: given.resourceId ?? null,
          kind: given.kind ?? "closure",
          reason: given.reason ?? "other",
          starts_at: at(given.from).toString(),
          ends_at: at(given.to).toString(),
          created_at: now.toString(),
        },
      ]),
    /** This member of staff must not know of this patient. */
    bar: (staffId: string, patientId: string) =>
      add("staff_bar", [{ patient_id: patientId, staff_id: staffId, set_at: now.toString() }]),
    end: () => sql.end({ timeout: 2 }),
  };
}

const isPerson = (kind: ResourceKind): boolean => (people as readonly string[]).includes(kind);

const minuteOf = (wall: string): number => {
  const [hour = 0, minute = 0] = wall.split(":").map(Number);
  return hour * 60 + minute;
};

function one<T>(list: readonly T[], n: number): T {
  const found = list[n];
  if (found === undefined) throw new Error(`the clinic has no number ${n + 1} of these`);
  return found;
}

const siteRow = (siteId: string, name: string, zone: string): Row => ({
  site_id: siteId,
  name,
  zone,
  jurisdiction: "FR",
  address: "12 rue de l’Exemple",
  phone: "+33 1 00 00 00 42",
  emergency_number: "15",
});

/** How many pairs of active claims of one claimant overlap, read as the owner, who sees everything. */
export async function overlaps(sql: Pool, practiceId: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int from claim a join claim b
        on b.practice_id = a.practice_id and b.claimant_id = a.claimant_id and b.claim_id > a.claim_id and b.active
     where a.practice_id = ${practiceId} and a.active and a.starts_at < b.ends_at and b.starts_at < a.ends_at`;
  return row?.count ?? -1;
}
