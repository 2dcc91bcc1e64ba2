import { openPool, type Pool } from "#db/client.ts";
import type { PatientCtx, StaffCtx, StaffRole, WorkerCtx } from "#server/kernel/index.ts";
import { newId } from "#server/kernel/index.ts";
import { approvedAs, approvedText } from "./scene-texts.ts";

type Row = Record<string, unknown>;

/** Rows of a test's own, written as superuser: what a product's verb would refuse or has no verb for yet. */
export class Rows {
  readonly sql: Pool;
  constructor(superUrl: string) {
    this.sql = openPool(superUrl, { max: 1, name: "test rows" });
  }
  /** Inserts rows of these tables, in order and in one transaction (a booking and its claims must come together). */
  async add(...inserts: readonly (readonly [table: string, ...rows: Row[]])[]): Promise<void> {
    await this.sql.begin(async (sql) => {
      for (const [table, ...rows] of inserts) {
        for (const row of rows) await sql`insert into ${sql(table)} ${sql(row)}`;
      }
    });
  }
  end = () => this.sql.end({ timeout: 2 });
}

/** Tuesday 16 June 2026, 10:00 in Paris. */
export const NOW = Temporal.Instant.from("2026-06-16T08:00:00Z");

export const asStaff = (practiceId: string, actorId: string, role: StaffRole, now = NOW): StaffCtx => ({
  viewer: "staff",
  practiceId,
  actorId,
  role,
  now,
  requestId: `request-${role}`,
});
export const asPatient = (practiceId: string, actorId: string, now = NOW): PatientCtx => ({
  viewer: "patient",
  practiceId,
  actorId,
  role: "patient",
  now,
  requestId: "request-patient",
});
export const asWorker = (practiceId: string, now = NOW): WorkerCtx => ({
  viewer: "worker",
  practiceId,
  actorId: null,
  role: "worker",
  now,
  requestId: "request-worker",
});

const ids = <K extends string>(...names: K[]) =>
  Object.fromEntries(names.map((name) => [name, newId()])) as Record<K, string>;

export type Scene = Awaited<ReturnType<typeof playScene>>;

/**
 * One practice in Paris at 10:00: Ana saw her surgeon at 9:00 and may have an operation, Bea comes at 14:00. Of each staff role there is one who is
 * barred from Ana; `other` roles are colleagues who have nothing to do with her. A second practice has the same roles.
 */
export async function playScene(rows: Rows, names = { ana: "Lindqvist", bea: "Moreau" }) {
  const practiceId = newId();
  const people = {
    ...ids("desk", "nurse", "surgeon", "anaesthetist", "manager"),
    ...ids("barredDesk", "barredNurse", "barredSurgeon", "barredAnaesthetist", "barredManager"),
    ...ids("otherNurse", "otherSurgeon", "otherAnaesthetist", "otherManager"),
  };
  const places = ids("site", "theatre", "room", "spareRoom", "bay", "poolBays");
  const held = ids(
    "surgeon",
    "barredSurgeon",
    "otherSurgeon",
    "anaesthetist",
    "nurse",
    "barredNurse",
    "otherNurse",
  );
  const offers = ids(
    "consultation",
    "dayCase",
    "talk",
    "hour",
    "hourFive",
    "two",
    "three",
    "template",
    "version",
    "draft",
    "consent",
    "checklist",
    "anaesthesia",
    "rule",
    "privilege",
  );
  const patients = ids("ana", "bea");
  const bookings = ids("consultation", "bea");
  const procedures = [offers.hour, offers.two, offers.three];
  const at = { practice_id: practiceId };
  const resource = (id: string, kind: string, more: Row = {}) => [
    { ...at, claimant_id: id, kind: "resource" },
    { ...at, resource_id: id, kind, name: `${kind} ${id.slice(-4)}`, ...more },
  ];
  const resources = [
    resource(places.theatre, "theatre", { site_id: places.site }),
    resource(places.room, "consulting_room", { site_id: places.site }),
    resource(places.spareRoom, "consulting_room", { site_id: places.site }),
    resource(places.bay, "bay", { site_id: places.site }),
    ...(
      [
        "surgeon",
        "barredSurgeon",
        "otherSurgeon",
        "anaesthetist",
        "nurse",
        "barredNurse",
        "otherNurse",
      ] as const
    ).map((who) =>
      resource(held[who], who.replace(/barred|other/, "").toLowerCase(), { staff_id: people[who] }),
    ),
  ];
  const working = ["surgeon", "anaesthetist", "nurse", "barredNurse"] as const;
  await rows.add(
    ["practice", { ...at, slug: `linden-${practiceId.slice(-6)}`, name: "Linden" }],
    [
      "site",
      {
        ...at,
        site_id: places.site,
        name: "Linden Paris",
        zone: "Europe/Paris",
        jurisdiction: "FR",
        address: "12 rue de l’Exemple, Paris",
        directions: "Second floor",
        phone: "+33 1 00 00 00 42",
        emergency_number: "15",
      },
    ],
    ["staff", ...Object.entries(people).map(([name, id]) => ({ ...at, staff_id: id, name: `Dr ${name}` }))],
    [
      "staff_account",
      ...Object.entries(people).map(([name, id]) => ({
        ...at,
        staff_id: id,
        email: `${name}@linden.test`.toLowerCase(),
      })),
    ],
    [
      "staff_role",
      ...Object.entries(people).map(([name, id]) => ({ ...at, staff_id: id, role: roleOf(name) })),
    ],
    ["claimant", ...resources.map(([claimant]) => claimant ?? {})],
    ["resource", ...resources.map(([, one]) => one ?? {})],
    ["pool", { ...at, pool_id: places.poolBays, name: "Bays" }],
    ["pool_member", { ...at, pool_id: places.poolBays, resource_id: places.bay }],
    [
      "hours",
      ...[...working.map((who) => held[who]), places.theatre, places.room, places.bay].flatMap((resourceId) =>
        [1, 2, 3, 4, 5].map((weekday) => ({
          ...at,
          hours_id: newId(),
          resource_id: resourceId,
          site_id: places.site,
          weekday,
          opens_minute: 480,
          closes_minute: 1080,
          valid_from: "2026-01-01",
        })),
      ),
    ],
    [
      "profile",
      { ...at, profile_id: offers.consultation, label: "Consultation", kind: "consultation" },
      { ...at, profile_id: offers.dayCase, label: "Day case", kind: "day_case", anaesthesia: "sedation" },
    ],
    [
      "variant",
      { ...at, variant_id: offers.talk, profile_id: offers.consultation, label: "30 min" },
      { ...at, variant_id: offers.hourFive, profile_id: offers.dayCase, label: "60 min" },
    ],
    ...phases(at, offers.talk, [["visit", 30, "surgeon", held.surgeon, places.room]]),
    ...phases(at, offers.hourFive, [["operation", 60, "surgeon", held.surgeon, places.theatre]]),
    [
      "procedure",
      ...procedures.map((id, n) => ({
        ...at,
        procedure_id: id,
        name: `Procedure ${n}`,
        specialty: "gynaecology",
        sensitive: n === 0,
        policy_controlled: n === 0,
      })),
    ],
    [
      "procedure_variant",
      ...procedures.map((id) => ({ ...at, procedure_id: id, variant_id: offers.hourFive })),
    ],
    [
      "policy_rule",
      {
        ...at,
        policy_rule_id: offers.rule,
        procedure_id: offers.hour,
        jurisdiction: "",
        status: "permitted",
        effective_from: "2020-01-01",
        source: "test",
        reviewed_by: "test",
        reviewed_on: "2026-01-01",
      },
    ],
    [
      "privilege",
      ...(["surgeon", "barredSurgeon", "otherSurgeon"] as const).map((who) => ({
        ...at,
        privilege_id: who === "surgeon" ? offers.privilege : newId(),
        staff_id: people[who],
        specialty: "gynaecology",
        valid_from: "2020-01-01",
        source: "test",
      })),
    ],
    ...procedures.flatMap((id, n) =>
      approvedText(at, id, n === 0 ? offers : ids("template", "version", "draft")),
    ),
    ...procedures.flatMap((id, n) => [
      ...approvedAs(at, id, "consent", n === 0 ? offers.consent : newId()),
      ...approvedAs(at, id, "checklist", n === 0 ? offers.checklist : newId()),
    ]),
    ...approvedAs(at, null, "anaesthesia", offers.anaesthesia),
    [
      "patient",
      ...Object.entries(patients).map(([name, id]) => ({
        ...at,
        patient_id: id,
        given_name: name,
        family_name: names[name as "ana" | "bea"],
        search_name: `${name} ${names[name as "ana" | "bea"].toLowerCase()}`,
        birth_date: "1990-02-03",
        phone: `+33 6 00 00 00 0${phoneOf(names[name as "ana" | "bea"])}`,
        phone_digits: `336000000000${phoneOf(names[name as "ana" | "bea"])}`,
        registered_at: "2026-06-01T08:00:00Z",
      })),
    ],
    ["claimant", ...Object.values(patients).map((id) => ({ ...at, claimant_id: id, kind: "patient" }))],
    [
      "staff_bar",
      ...Object.entries(people)
        .filter(([name]) => name.startsWith("barred"))
        .map(([, id]) => ({ ...at, patient_id: patients.ana, staff_id: id, set_at: "2026-06-01T08:00:00Z" })),
    ],
  );
  const scene = { practiceId, people, places, held, offers, patients, bookings };
  await addBooking(rows, scene, {
    bookingId: bookings.consultation,
    patientId: patients.ana,
    startsAt: "2026-06-16T07:00:00Z",
  });
  await addBooking(rows, scene, {
    bookingId: bookings.bea,
    patientId: patients.bea,
    startsAt: "2026-06-16T12:00:00Z",
  });
  return scene;
}

/** Three figures that differ from family to family: the same number in two practices would look like a leak. */
const phoneOf = (family: string) =>
  String(100 + family.length * 37 + (family.charCodeAt(0) % 37)).padStart(3, "0");

const roleOf = (name: string) => name.replace(/barred|other/, "").toLowerCase();

function phases(at: Row, variantId: string, list: [string, number, string, string, string][]) {
  return list.flatMap(([name, minutes, kind, person, room], ordinal) => {
    const phaseId = newId();
    return [
      [
        "phase",
        { ...at, phase_id: phaseId, variant_id: variantId, ordinal, name, minutes, main: ordinal === 0 },
      ] as const,
      [
        "need",
        { ...at, need_id: newId(), phase_id: phaseId, ordinal: 0, kind, resource_id: person },
        {
          ...at,
          need_id: newId(),
          phase_id: phaseId,
          ordinal: 1,
          kind: name === "visit" ? "consulting_room" : "theatre",
          resource_id: room,
        },
      ] as const,
    ];
  });
}

type Placed = {
  bookingId?: string;
  patientId: string;
  startsAt: string;
  minutes?: number;
  kind?: "consultation" | "day_case";
  requestId?: string;
  state?: "booked" | "cancelled" | "no_show";
  /** Resources held; the surgeon and a room when left out. */
  holds?: string[];
};

/** A booking with its claims, as it would stand after `book`. */
export async function addBooking(
  rows: Rows,
  scene: Pick<Scene, "practiceId" | "places" | "held" | "offers">,
  given: Placed,
): Promise<string> {
  const at = { practice_id: scene.practiceId };
  const { bookingId = newId(), kind = "consultation", state = "booked", minutes = 30 } = given;
  const startsAt = Temporal.Instant.from(given.startsAt);
  const hours = { starts_at: startsAt.toString(), ends_at: startsAt.add({ minutes }).toString() };
  const room = kind === "consultation" ? scene.places.room : scene.places.theatre;
  const holds = given.holds ?? [scene.held.surgeon, room];
  const claim = (id: string, claimantKind: string, phase: string) => ({
    ...at,
    claim_id: newId(),
    booking_id: bookingId,
    claimant_id: id,
    claimant_kind: claimantKind,
    phase,
    ...hours,
    active: state !== "cancelled",
  });
  const booking = {
    ...at,
    booking_id: bookingId,
    site_id: scene.places.site,
    patient_id: given.patientId,
    variant_id: kind === "consultation" ? scene.offers.talk : scene.offers.hourFive,
    request_id: given.requestId ?? null,
    surgeon_id: holds.includes(scene.held.surgeon) ? scene.held.surgeon : null,
    kind,
    label: kind === "consultation" ? "Consultation" : "Day case, 60 min",
    state,
    ...hours,
    arrives_at: startsAt.subtract({ minutes: 30 }).toString(),
    idempotency_key: bookingId,
    created_at: "2026-06-01T08:00:00Z",
  };
  const claims = [
    ...holds.map((id) => claim(id, "resource", kind === "consultation" ? "visit" : "operation")),
    claim(given.patientId, "patient", "whole"),
  ];
  await rows.add(["booking", booking], ["claim", ...claims]);
  return bookingId;
}
