import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { logins, OWNER } from "#db/setup/index.ts";
import { closePools, newId, usePools } from "#server/kernel/index.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { playScene, Rows, type Scene } from "#tests/support/scene.ts";
import { addCase } from "#tests/support/scene-case.ts";
import { grants } from "./grants.ts";
import {
  definersOfOurs,
  exemptKeys,
  grantsOfOurs,
  type Key,
  keysOfOurs,
  policiesOfOurs,
  type Table,
  tablesOfOurs,
} from "./schema.ts";

const viewers = logins.filter((login) => login !== "queue");

let database: TestDatabase;
let rows: Rows;
let sql: postgres.Sql;
let scene: Scene;
let tables: Table[];
let keys: Key[];

beforeAll(async () => {
  database = await createTestDatabase();
  await usePools(database.viewerUrl, 2);
  rows = new Rows(database.superUrl);
  sql = rows.sql;
  scene = await playScene(rows);
  const words = { name: "Operation", note: "Note", sutures: "Own" };
  await addRest(await addCase(rows, scene, scene.patients.ana, words));
  [tables, keys] = await Promise.all([tablesOfOurs(sql), keysOfOurs(sql)]);
});
afterAll(async () => {
  await closePools();
  await rows.end();
  await database.drop();
});

/** A row in each table that the scene leaves empty. */
async function addRest(made: { caseId: string; requestId: string }): Promise<void> {
  const at = { practice_id: scene.practiceId };
  const when = "2026-06-15T08:00:00Z";
  const hers = { ...at, patient_id: scene.patients.ana };
  const run = { ...at, run_id: newId() };
  const account = { ...at, account_kind: "staff", account_id: scene.people.desk };
  const sealed = Buffer.from("sealed");
  const itsCase = { ...hers, case_id: made.caseId };
  const checkIn = { ...hers, check_in_id: newId() };
  const onDuty = { site_id: scene.places.site, weekday: 1, starts_minute: 480, ends_minute: 960, rank: 1 };
  const [messageId, silenceId, replyId] = [newId(), newId(), newId()];
  const sent = { day: 1, is_sent: true, asking: 1, site_id: scene.places.site };
  await rows.add(
    ["consent_copy", { ...itsCase, consent_id: newId(), sealed, signed_at: when }],
    ["case_file", { ...itsCase, file_id: newId(), part: "hers", sealed }],
    ["check_in", { ...checkIn, ...sent, case_id: made.caseId, sealed }],
    ["check_in_care", { ...checkIn, sealed, seen: 0 }],
    [
      "silence",
      {
        ...itsCase,
        silence_id: silenceId,
        site_id: scene.places.site,
        booking_id: scene.bookings.consultation,
        days: [1],
        due: [when],
        begins_at: when,
        ends_at: when,
      },
    ],
    ["duty", { ...at, ...onDuty, duty_id: newId(), staff_id: scene.people.nurse }],
    ["duty_limit", { ...at, site_id: scene.places.site, emergency: 5, urgent: 30, silent: 60, routine: 90 }],
    ["silence_care", { ...hers, silence_id: silenceId, sealed, seen: 0 }],
    [
      "day_step",
      {
        ...hers,
        booking_id: scene.bookings.consultation,
        step: "arrived",
        at: when,
        recorded_at: when,
        recorded_by: scene.people.desk,
      },
    ],
    ["staff_pin", { ...at, staff_id: scene.people.nurse, pin_hash: "hash", tries_left: 5, set_at: when }],
    ["desk_task", { ...hers, request_id: made.requestId, task: "callBack", days_before: 3 }],
    ["contact_preference", hers],
    ["message_choice", hers],
    [
      "message_words",
      {
        ...at,
        rule: "booked",
        subject: "A note",
        words: "{link}",
        changed_at: when,
        changed_by: scene.people.manager,
      },
    ],
    [
      "message",
      {
        ...hers,
        message_id: messageId,
        booking_id: scene.bookings.consultation,
        schedule_version: 1,
        rule: "booked",
        occasion: 0,
        channel: "sms",
        due_at: when,
        until: when,
        state: "sent",
        changed_at: when,
      },
    ],
    [
      "captured_message",
      { ...at, message_id: messageId, channel: "sms", to_address: "+33", words: "A note", at: when },
    ],
    ["sms_reply", { ...at, reply_id: replyId, provider_id: "SM0000000000", kind: "other", heard_at: when }],
    ["desk_call", { ...hers, call_id: newId(), why: "other", reply_id: replyId, asked_at: when }],
    [
      "booking_confirmation",
      {
        ...hers,
        booking_id: scene.bookings.consultation,
        schedule_version: 1,
        by: "sms",
        confirmed_at: when,
      },
    ],
    [
      "answer_link",
      {
        ...hers,
        message_id: messageId,
        token_hash: Buffer.from("hash"),
        booking_id: scene.bookings.consultation,
        schedule_version: 1,
        expires_at: when,
      },
    ],
    ["opt_out", { ...at, staff_id: scene.people.surgeon, sealed: Buffer.from("sealed"), changed_at: when }],
    [
      "own_period",
      { ...at, staff_id: scene.people.surgeon, sealed: Buffer.from("sealed"), changed_at: when },
    ],
    ["need_flag", { ...hers, flag: "wheelchair" }],
    ["patient_person", { ...hers, person_id: newId(), kind: "escort", name: "Kim" }],
    [
      "closure",
      {
        ...at,
        closure_id: newId(),
        site_id: scene.places.site,
        kind: "closure",
        reason: "other",
        starts_at: when,
        ends_at: "2026-06-15T09:00:00Z",
        created_at: when,
      },
    ],
    [
      "booking_event",
      {
        ...hers,
        event_id: newId(),
        booking_id: scene.bookings.consultation,
        kind: "booked",
        at: when,
        actor_role: "desk",
        details: {},
      },
    ],
    [
      "audit_event",
      {
        ...at,
        event_id: newId(),
        at: when,
        role: "desk",
        action: "patient.open",
        subject_kind: "patient",
        request_id: "x",
      },
    ],
    ["treated_secret", { ...at, secret: Buffer.from("secret") }],
    ["demo_clock", { ...at, offset_seconds: 1 }],
    ["import_run", { ...run, site_id: scene.places.site, state: "done", dry_run: true, started_at: when }],
    ["import_row", { ...run, line: 1, state: "invalid" }],
    ["credential", { ...account, sign_in_name: "a", passphrase_hash: "b", changed_at: when }],
    [
      "session",
      {
        ...account,
        session_hash: Buffer.from("a"),
        role: "desk",
        started_at: when,
        seen_at: when,
        ends_at: when,
      },
    ],
    [
      "access_code",
      { ...account, code_hash: Buffer.from("a"), issued_at: when, expires_at: when, tries_left: 5 },
    ],
  );
}

describe("tables", () => {
  test("the reading sees them", () => {
    expect(tables.length).toBeGreaterThan(30);
    expect(tables.map((one) => one.name)).toEqual(
      expect.arrayContaining(["practice", "claim", "surgical_case"]),
    );
  });

  test("each has policies, in force for its owner too, and belongs to the ordinary owner", () => {
    const wrong = tables.filter(
      (one) => !one.secured || !one.forced || one.policies === 0 || one.owner !== OWNER,
    );
    expect(wrong).toEqual([]);
  });

  test("each primary key, unique, exclusion and foreign key begins with the practice, on both sides", () => {
    const wrong = keys.filter(
      (key) =>
        !(key.name in exemptKeys) &&
        (key.first !== "practice_id" || (key.kind === "foreign" && key.target !== "practice_id")),
    );
    expect(wrong).toEqual([]);
    expect(Object.keys(exemptKeys).filter((name) => !keys.some((key) => key.name === name))).toEqual([]);
  });

  test("each has a primary key, and a way by keys to its practice", () => {
    const having = (kind: string) => new Set(keys.filter((key) => key.kind === kind).map((key) => key.on));
    const [primary, foreign] = [having("primary"), having("foreign")];
    expect(tables.filter((one) => !primary.has(one.name))).toEqual([]);
    expect(tables.filter((one) => !foreign.has(one.name)).map((one) => one.name)).toEqual(["practice"]);
  });

  test("no column takes the database's clock by itself", async () => {
    const clocks = await sql`
      select d.adrelid::regclass::text as on, pg_get_expr(d.adbin, d.adrelid) as value from pg_attrdef d
       where pg_get_expr(d.adbin, d.adrelid) ~* '(now|timestamp|current_date|localtime)'
         and d.adrelid::regclass::text = any (${tables.map((one) => one.name)})`;
    // Generated columns speak of the row's own timestamps.
    expect(clocks.filter((one) => !/^tstzrange\(starts_at, ends_at/.test(one.value))).toEqual([]);
  });

  test("two active claims of one claimant cannot overlap, whoever writes them", async () => {
    const [one] = await sql`
      select pg_get_constraintdef(oid) as says from pg_constraint where conname = 'claim_never_overlaps'`;
    expect(one?.says).toBe(
      "EXCLUDE USING gist (practice_id WITH =, claimant_id WITH =, during WITH &&) WHERE (active)",
    );
    const [first] = await sql`select * from claim where claimant_kind = 'resource' limit 1`;
    const { during: _, ...claim } = first ?? {};
    const again = rows.add(["claim", { ...claim, claim_id: newId() }]);
    await expect(again).rejects.toMatchObject({ code: "23P01" });
  });
});

describe("policies", () => {
  test("each but the owner's begins with the practice of the request, and none is for everybody", async () => {
    const all = await policiesOfOurs(sql);
    const begins = (rule: string | null) =>
      rule === null ||
      rule === "(practice_id = app_practice())" ||
      rule.startsWith("((practice_id = app_practice()) AND ");
    const wrong = all.filter(
      (one) =>
        !one.permissive ||
        one.to.includes("public") ||
        (one.to.includes(OWNER) ? one.to.length > 1 : !begins(one.using) || !begins(one.check)) ||
        (one.using === null && one.check === null),
    );
    expect(wrong).toEqual([]);
    expect(all.length).toBeGreaterThan(100);
  });

  test("each right that is granted has a policy, and each policy a right", async () => {
    const policies = (await policiesOfOurs(sql)).filter((one) => !one.to.includes(OWNER));
    const ruled = policies.flatMap((one) => one.to.map((login) => `${one.on} ${login} ${one.command}`));
    const granted = Object.entries(await grantsOfOurs(sql)).flatMap(([on, by]) =>
      Object.entries(by).flatMap(([login, rights]) => [...rights].map((right) => `${on} ${login} ${right}`)),
    );
    expect([...new Set(ruled)].sort()).toEqual(granted.sort());
  });
});

describe("logins", () => {
  test("the owner is ordinary", async () => {
    const [owner] = await sql`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = ${OWNER}`;
    expect(Object.values(owner ?? { none: true })).toEqual([false, false, false, false, false]);
    expect(await sql`select from pg_auth_members where member = ${OWNER}::regrole`).toHaveLength(0);
  });

  test("no viewer has a strength of its own, owns anything, or belongs to another role", async () => {
    const strong = await sql`
      select rolname from pg_roles where rolname = any (${[...logins]})
         and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit)`;
    expect(strong).toEqual([]);
    const owned = await sql`
      select r.rolname, d.classid::regclass::text as of, d.objid from pg_shdepend d join pg_roles r on r.oid = d.refobjid
       where d.deptype = 'o' and r.rolname = any (${[...viewers]})`;
    expect(owned).toEqual([]);
    const members = await sql`
      select from pg_auth_members where member in (select oid from pg_roles where rolname = any (${[...logins]}))`;
    expect(members).toEqual([]);
  });

  test.each(logins)("%s becomes nobody else", async (login) => {
    const own = postgres(database.viewerUrl(login), { max: 1 });
    try {
      for (const other of [...logins, OWNER, "postgres"].filter((one) => one !== login)) {
        const setRole = own`select set_config('role', ${other}, false)`;
        await expect(setRole, other).rejects.toMatchObject({ code: "42501" });
        const authorise = own`select set_config('session_authorization', ${other}, false)`;
        await expect(authorise, other).rejects.toMatchObject({ code: "42501" });
      }
    } finally {
      await own.end();
    }
  });
});

describe("rights", () => {
  test("each viewer has on each table exactly what is declared, and the public nothing", async () => {
    const held = await grantsOfOurs(sql);
    const found = Object.fromEntries(
      tables.map(({ name }) => [
        name,
        Object.fromEntries(logins.map((login) => [login, held[name]?.[login] ?? ""])),
      ]),
    );
    expect(found).toEqual(grants);
    const others = Object.values(held).flatMap((by) => Object.keys(by).filter((login) => !isLogin(login)));
    expect(others).toEqual([]);
  });

  test("no right hides on a single column", async () => {
    const columns = await sql`
      select attrelid::regclass::text as on, attname from pg_attribute
       where attacl is not null and attrelid::regclass::text = any (${tables.map((one) => one.name)})`;
    expect(columns).toEqual([]);
  });

  test("the door reads and writes no table but the attempt counters", async () => {
    const reached = await sql`
      select n.nspname || '.' || c.relname as on from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
         and has_schema_privilege('viewer_door', n.oid, 'USAGE')
         and has_table_privilege('viewer_door', c.oid, 'SELECT, INSERT, UPDATE, DELETE') order by 1`;
    expect(reached.map((one) => one.on)).toEqual(["drizzle.__drizzle_migrations", "limits.attempt"]);
  });
});

describe("context", () => {
  test("every table holds a row, so that seeing none means something", async () => {
    for (const { name } of tables) {
      const [any] = await sql`select exists (select from ${sql(name)}) as some`;
      expect(any?.some, name).toBe(true);
    }
  });

  test.each([
    ["no context", []],
    ["an emptied context", ["", "", ""]],
    ["another practice", [newId(), newId(), "desk"]],
  ])("%s shows no viewer a row of any table", async (_, context) => {
    const [practice, actor, role] = context;
    for (const login of viewers) {
      const own = postgres(database.viewerUrl(login), { max: 1 });
      try {
        for (const name of readable(login)) {
          const seen = await own.begin(async (tx) => {
            if (practice !== undefined)
              await tx`select set_config('app.practice', ${practice}, true), set_config('app.actor', ${actor ?? ""}, true),
                set_config('app.role', ${role ?? ""}, true), set_config('app.now', '2026-06-16T08:00:00Z', true)`;
            return tx`select from ${tx(name)}`;
          });
          expect(seen.length, `${login} reads ${name}`).toBe(0);
        }
      } finally {
        await own.end();
      }
    }
  });

  test("the right context shows rows, so that the tests above see the difference", async () => {
    const own = postgres(database.viewerUrl("viewer_desk"), { max: 1 });
    const seen = await own.begin(async (tx) => {
      await tx`select set_config('app.practice', ${scene.practiceId}, true), set_config('app.actor', ${scene.people.desk}, true)`;
      return tx`select from patient`;
    });
    await own.end();
    expect(seen.length).toBe(2);
  });
});

describe("functions with their owner's rights", () => {
  test("each has a fixed search path, belongs to an ordinary role, and is nobody's by default", async () => {
    const definers = await definersOfOurs(sql);
    expect(definers.map((one) => one.name)).toEqual(
      expect.arrayContaining(["barred_patients", "treated_patients", "door_session", "enqueue"]),
    );
    const paths = ["search_path=public, pg_temp", "search_path=pg_catalog, pg_temp"];
    const wrong = definers.filter(
      ({ name, owner, config, grantees }) =>
        !config.some((one) => paths.includes(one)) ||
        owner !== (name === "enqueue" || name === "enqueue_once" ? "queue" : OWNER) ||
        grantees.includes("public"),
    );
    expect(wrong.map(({ name, owner, config, grantees }) => ({ name, owner, config, grantees }))).toEqual([]);
  });

  test("each asks for the practice of the request itself, or by another that does", async () => {
    const definers = await definersOfOurs(sql);
    // A practice's own address is looked up before there is a practice; triggers take it from their row; the worker's clock goes from practice to practice;
    // a number that writes and a link are looked up before there is a practice.
    const free = [
      "door_practice",
      "booking_keeps_its_claims",
      "claim_joins_a_live_booking",
      "begin_plan",
      "practices_that_keep",
      "practices_that_send",
      "practices_that_ask",
      "now_at",
      "door_text_known",
      "door_text_from",
      "door_link",
    ];
    const asks = new Set<string>();
    for (let before = -1; before !== asks.size; ) {
      before = asks.size;
      for (const { name, source } of definers)
        if (/app_practice\(\)|current_setting\('app\.practice'/.test(source) || calls(source, asks))
          asks.add(name);
    }
    expect(definers.map((one) => one.name).filter((name) => !asks.has(name) && !free.includes(name))).toEqual(
      [],
    );
  });

  test("nobody but the owner makes anything in the schema that they look in", async () => {
    for (const login of logins) {
      const [may] = await sql`
        select has_schema_privilege(${login}, 'public', 'CREATE') or has_database_privilege(${login}, current_database(), 'CREATE, TEMP') as make`;
      expect(may?.make, login).toBe(false);
    }
  });
});

describe("audit", () => {
  test("is only ever added to: not even owner or superuser change, remove or empty it", async () => {
    const count = async () => (await sql`select count(*)::int as rows from audit_event`)[0]?.rows as number;
    const before = await count();
    for (const url of [database.ownerUrl, database.superUrl]) {
      const own = postgres(url, { max: 1 });
      const refused = { code: "42501" };
      await expect(own`update audit_event set action = 'x'`).rejects.toMatchObject(refused);
      await expect(own`delete from audit_event`).rejects.toMatchObject(refused);
      await expect(own`truncate audit_event`).rejects.toMatchObject(refused);
      await own.end();
    }
    expect(before).toBeGreaterThan(0);
    expect(await count()).toBe(before);
  });
});

const isLogin = (name: string) => (logins as readonly string[]).includes(name);

const readable = (login: (typeof viewers)[number]) =>
  Object.entries(grants).flatMap(([name, by]) => (by[login].includes("r") ? [name] : []));

const calls = (source: string, names: ReadonlySet<string>) =>
  [...names].some((name) => new RegExp(`\\b${name}\\(`).test(source));
