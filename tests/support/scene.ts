import { openPool, type Pool } from "#db/client.ts";
import type { ChecklistContent, Item } from "#server/catalogue/checklist-schemas.ts";
import { generalText } from "#server/catalogue/index.ts";
import type { RecoveryContent, TemplateKind } from "#server/catalogue/template-schemas.ts";
import type { PatientCtx, StaffCtx, StaffRole, WorkerCtx } from "#server/kernel/index.ts";
import { newId, transact } from "#server/kernel/index.ts";
import { writePart } from "#server/pathway/case-part.ts";
import { writeCase } from "#server/pathway/index.ts";
import type { ConsentCopy } from "#server/pathway/schemas.ts";
import { hashOf, sealCopy } from "#server/pathway/sealed-copy.ts";
import { patientKey } from "#server/privacy/index.ts";

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

const approved = {
  state: "approved",
  approved_by_name: "Dr surgeon",
  approved_at: "2026-05-02T08:00:00Z",
};

/** The general text of a kind, approved; the same for all procedures, and with one task of the desk and one item of files in its checklist. */
function approvedAs(at: Row, procedureId: string | null, kind: TemplateKind, version: string) {
  const keys = { ...at, template_id: newId() };
  const content = kind === "checklist" ? withDeskTask() : generalText[kind]();
  return [
    ["template", { ...keys, procedure_id: procedureId, kind }] as const,
    [
      "template_version",
      { ...keys, template_version_id: version, version: 1, content, ...approved },
    ] as const,
  ];
}

export function withDeskTask(): ChecklistContent {
  const { format, items } = generalText.checklist();
  const interpreter: Item = {
    itemId: "01990000-0000-7000-8000-0000000000de",
    title: "Interpreter booked",
    hint: "",
    owner: "desk",
    kind: "tick",
    number: null,
    question: null,
    deskTask: "interpreter",
    due: { by: "days", days: 3 },
    gate: "none",
    anaesthesia: ["none", "local", "sedation", "general"],
    waivableBy: ["nurse"],
  };
  const papers: Item = {
    ...interpreter,
    itemId: ITEMS.papers,
    title: "Letters of other doctors",
    owner: "patient",
    kind: "file",
    deskTask: null,
  };
  return { format, items: [...items, interpreter, papers] };
}

/** An approved text of the recovery, as short as it may be, and a draft of the next. */
function approvedText(
  at: Row,
  procedureId: string,
  { template, version, draft }: { template: string; version: string; draft: string },
) {
  const line = (text: string, intimate = false) => ({ text, intimate });
  const day = { do: [line("Rest")], dont: [line("No sport")], normal: [line("Being tired")] };
  const content: RecoveryContent = {
    format: 1,
    about: [line("About the operation")],
    bring: ["Identity card"],
    days: [
      { from: 0, to: 6, headline: "Rest", ...day, do: [line("Rest"), line("Wash with water", true)] },
      { from: 7, to: 42, headline: "Walk", ...day },
    ],
    callUs: ["you have 38 °C or more"],
    emergency: ["you faint"],
    milestones: [
      { day: 1, label: "call" },
      { day: 7, label: "review" },
    ],
    sutures: "They go by themselves",
  };
  const keys = { ...at, template_id: template };
  return [
    ["template", { ...keys, procedure_id: procedureId, kind: "recovery" }] as const,
    [
      "template_version",
      { ...keys, template_version_id: version, version: 1, content, ...approved },
      { ...keys, template_version_id: draft, version: 2, content, state: "draft" },
    ] as const,
  ];
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

/** The first item of hers and the first of the nurse's that hold nothing up, and a gate that a surgeon may let pass: of the general checklist; the item of files is the scene's own. */
export const ITEMS = {
  hers: "01990000-0000-7000-8000-0000000000d1",
  nurses: "01990000-0000-7000-8000-0000000000d7",
  waivable: "01990000-0000-7000-8000-0000000000d4",
  planned: "01990000-0000-7000-8000-0000000000d5",
  papers: "01990000-0000-7000-8000-0000000000db",
};

/** What each of them has asked. */
export const QUESTION = "01990000-0000-7000-8000-00000000aaaa";

type CaseWords = { name: string; note: string; sutures: string; code?: string };

/**
 * A case that waits, decided, quoted, with her consent signed and everybody's words on it; these words stand in its sealed fields. The pools must point at the scene's
 * database.
 */
export async function addCase(
  rows: Rows,
  scene: Scene,
  patientId: string,
  words: CaseWords,
): Promise<{ caseId: string; requestId: string; consentId: string }> {
  const ctx = asStaff(scene.practiceId, scene.people.surgeon, "surgeon");
  const [caseId, questionId] = [newId(), QUESTION];
  const by = { at: NOW.toString(), byId: scene.people.surgeon, byName: "Dr surgeon" };
  const said = words.note || "None";
  const copy = copyFor(scene, caseId, { ...words, note: said });
  const made = await transact(ctx, async (tx) => {
    const written = await writeCase(tx, ctx, {
      caseId,
      patientId,
      variantId: scene.offers.hourFive,
      siteId: scene.places.site,
      surgeonId: scene.held.surgeon,
      surgeonStaffId: scene.people.surgeon,
      notBefore: "2026-06-20",
      lawful: { from: "2026-06-20", until: null },
      contents: {
        ...contentsOf(scene, words),
        replies: [{ questionId, at: NOW.toString(), byName: "Dr surgeon", text: said }],
      },
      parts: {
        hers: {
          consents: [signedFor(scene, copy)],
          questions: [{ questionId, at: NOW.toString(), text: said }],
          answers: {
            [ITEMS.hers]: {
              at: NOW.toString(),
              byId: null,
              byName: "",
              value: { kind: "text", text: said },
              forStart: null,
            },
          },
        },
        team: {
          answers: {},
          waivers: [{ ...by, itemId: ITEMS.waivable, role: "surgeon", reason: said, forStart: null }],
          assessment: { ...by, ...anAssessment, conditions: said },
          countersigned: [],
          reaffirmed: null,
          padss: null,
          sutures: { ...by, kind: "absorbable", words: said, reviewRequestId: null },
          cancelled: [{ ...by, bookingId: newId(), reason: "clinical", words: said }],
          specimens: [{ ...by, specimenId: newId(), what: said, seenAt: null, toldAt: null }],
          emergency: null,
        },
        law: {
          waivedAt: [],
          consentFrom: "2026-06-16",
          current: { surgery: scene.offers.consent, anaesthesia: scene.offers.anaesthesia },
        },
      },
    });
    const key = await patientKey(tx, ctx, patientId);
    if (!key) throw new Error("her key was not made");
    const of = { caseId, patientId, surgeonStaffId: scene.people.surgeon, key };
    await writePart(tx, ctx, of, "private", {
      notes: {
        seenAlone: true,
        ownWish: true,
        safety: "made",
        reason: said,
        safetyNotes: said,
      },
    });
    return { ...written, sealed: sealCopy(key, copy) };
  });
  const { sealed, ...ids } = made;
  await rows.add([
    "consent_copy",
    {
      practice_id: scene.practiceId,
      consent_id: copy.consentId,
      case_id: caseId,
      patient_id: patientId,
      sealed,
      signed_at: copy.signedAt,
    },
  ]);
  return { ...ids, consentId: copy.consentId };
}

export const anAssessment = {
  asa: 1,
  airway: "Opens wide",
  sleepApnoea: false,
  heightCm: 168,
  weightKg: 60,
  clotRisk: "low",
  outcome: "conditions",
  conditions: "First of the list",
} as const;

const contentsOf = (scene: Scene, words: CaseWords) => ({
  procedureId: scene.offers.hour,
  procedureName: words.name,
  procedureCode: words.code ?? "",
  templateVersionId: scene.offers.version,
  checklistVersionId: scene.offers.checklist,
  anaesthesia: "sedation" as const,
  note: words.note,
  sutures: words.sutures,
  decisions: [
    {
      at: NOW.toString(),
      outcome: "operate" as const,
      procedureId: scene.offers.hour,
      alternatives: true,
      counselling: "declined" as const,
      attested: true,
    },
  ],
  quote: {
    amount: 120_000,
    currency: "EUR" as const,
    handedOverOn: null,
    handedOver: null,
    invoiceLine: "Outpatient care",
    selfPay: true,
    paidOn: null,
  },
});

const copyFor = (scene: Scene, caseId: string, words: CaseWords): ConsentCopy => ({
  consentId: newId(),
  caseId,
  words: {
    kind: "surgery",
    templateVersionId: scene.offers.consent,
    version: 1,
    approvedByName: "Dr surgeon",
    approvedAt: "2026-05-02T08:00:00Z",
    isDemo: false,
    procedureName: words.name,
    purpose: [words.note],
    done: [words.note],
    alternatives: [words.note],
    risks: [{ riskId: newId(), text: words.note }],
    noGuarantee: words.note,
    recovery: [words.note],
  },
  typedName: "ana Lindqvist",
  signedAt: NOW.toString(),
});

const signedFor = (scene: Scene, copy: ConsentCopy) => ({
  consentId: copy.consentId,
  kind: "surgery" as const,
  templateVersionId: scene.offers.consent,
  version: 1,
  procedureId: scene.offers.hour,
  hash: hashOf(copy),
  signedAt: copy.signedAt,
  withdrawnAt: null,
});
