import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closePools, newId, type StaffCtx, type Tx, transact, usePools } from "#server/kernel/index.ts";
import { poolOf } from "#server/kernel/pools.ts";
import { type Clinic, clinic } from "#tests/support/clinic.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/cluster.ts";
import { Rows } from "#tests/support/scene.ts";

let database: TestDatabase;
let ours: Clinic;
let theirs: Clinic;

beforeAll(async () => {
  database = await createTestDatabase();
  ours = await clinic(database);
  theirs = await clinic(database);
  const rows = new Rows(database.superUrl);
  await rows.sql`
    create function raise_state(state text) returns void language plpgsql as
    $$ begin raise exception 'a race' using errcode = state; end $$`;
  await rows.end();
});
afterAll(async () => {
  await Promise.all([ours.end(), theirs.end()]);
  await database.drop();
});
beforeEach(() => usePools(database.viewerUrl, 1));
afterEach(() => closePools());

class Aborted extends Error {}

const practicesSeen = (ctx: StaffCtx) =>
  transact(ctx, (tx) => tx.sql<{ practice_id: string }[]>`select distinct practice_id from patient`);

test("CASES 28: on one connection, two desks interleaved over 1,000 requests with half aborted never see the other's rows", {
  timeout: 180_000,
}, async () => {
  const requests = Array.from({ length: 1000 }, (_, n) => ({
    n,
    who: n % 2 === 0 ? ours : theirs,
    aborts: n % 4 > 1,
  }));
  const outcomes = await Promise.all(
    requests.map(async ({ n, who, aborts }) => {
      const ctx = who.desk();
      const answer = transact(ctx, async (tx) => {
        const early = await tx.sql<{ practice_id: string; name: string }[]>`
          select practice_id, family_name as name from patient`;
        await tx.sql`update patient set family_name = ${`Seen${n}`} where patient_id = any (${who.patients})`;
        const late = await tx.sql<{ practice_id: string; name: string }[]>`
          select practice_id, family_name as name from patient`;
        // Half of the aborted ones fail in the database, half in the application.
        if (aborts && n % 8 < 4) await tx.sql`select 1 / 0`;
        if (aborts) throw new Aborted();
        return [...early, ...late];
      });
      const rows = await answer.catch((error: unknown) => {
        if (error instanceof Aborted || (error as { code?: string }).code === "22012") return undefined;
        throw error;
      });
      return { ctx, aborts, rows };
    }),
  );
  expect(outcomes.filter((one) => one.rows === undefined)).toHaveLength(500);
  for (const { ctx, aborts, rows } of outcomes) {
    expect(rows === undefined).toBe(aborts);
    for (const row of rows ?? []) expect(row.practice_id).toBe(ctx.practiceId);
  }
  const names = await ours.sql<{ name: string }[]>`select family_name as name from patient`;
  const numbers = names.map((one) => Number(one.name.replace("Seen", "")));
  expect(
    numbers.every((n) => n % 4 <= 1),
    "no aborted write stayed",
  ).toBe(true);
});

describe("the context", () => {
  test("is the transaction's own: nothing of it is left on the connection", async () => {
    await practicesSeen(ours.desk());
    await transact(ours.desk(), () => Promise.reject(new Aborted())).catch(() => undefined);
    // The pool holds one connection: this is the same one, without transact.
    const [left] = await poolOf("viewer_desk").lend(
      ({ sql }) => sql`
      select current_setting('app.practice', true) as practice, current_setting('app.actor', true) as actor,
             current_setting('app.role', true) as role, current_setting('app.now', true) as now`,
    );
    expect(Object.values(left ?? {}).filter(Boolean)).toEqual([]);
    expect(await poolOf("viewer_desk").lend(({ sql }) => sql`select from patient`)).toHaveLength(0);
  });

  test("names practice, actor, role and the request's own time", async () => {
    const ctx = ours.desk(Temporal.Instant.from("2026-10-25T00:30:00.123Z"));
    const [row] = await transact(
      ctx,
      (tx) => tx.sql`select app_practice() as practice, app_actor() as actor, app_role() as role,
        app_now() = ${ctx.now.toString()}::timestamptz as now, current_user as login`,
    );
    expect(row).toEqual({
      practice: ctx.practiceId,
      actor: ctx.actorId,
      role: "desk",
      now: true,
      login: "viewer_desk",
    });
  });

  test("is set before the work's first query, also when the work sends several at once", async () => {
    const counts = await transact(ours.desk(), (tx) =>
      Promise.all([1, 2, 3].map(() => tx.sql`select count(*)::int as rows from patient`)),
    );
    expect(counts.map(([row]) => row?.rows)).toEqual([2, 2, 2]);
  });

  test("a practice that is no practice's shows nothing, and one that is no id is refused", async () => {
    expect(await practicesSeen({ ...ours.desk(), practiceId: newId() })).toEqual([]);
    await expect(practicesSeen({ ...ours.desk(), practiceId: "' or true --" })).rejects.toMatchObject({
      code: "22P02",
    });
    expect(await practicesSeen(ours.desk())).toEqual([{ practice_id: ours.practiceId }]);
  });
});

describe("writing", () => {
  test("into another practice is refused by the database", async () => {
    const insert = transact(
      ours.desk(),
      (tx) =>
        tx.sql`insert into claimant (practice_id, claimant_id, kind) values (${theirs.practiceId}, ${newId()}, 'patient')`,
    );
    await expect(insert).rejects.toMatchObject({ code: "42501" });
    const moved = transact(
      ours.desk(),
      (tx) =>
        tx.sql`update patient set practice_id = ${theirs.practiceId} where patient_id = ${ours.patients[0] ?? ""}`,
    );
    await expect(moved).rejects.toThrow();
  });

  test("changes nothing of another practice, whatever ids are named", async () => {
    const done = await transact(
      ours.desk(),
      (tx) => tx.sql`update patient set family_name = 'Stolen' where patient_id = any (${theirs.patients})`,
    );
    expect(done.count).toBe(0);
  });

  test("is gone whole when the work fails after it, and kept when it does not", async () => {
    const email = async () =>
      (await ours.sql`select email from patient where patient_id = ${ours.patients[1] ?? ""}`)[0]?.email;
    const write = (fail: boolean) =>
      transact(ours.desk(), async (tx) => {
        await tx.sql`update patient set email = 'new@example.test' where patient_id = ${ours.patients[1] ?? ""}`;
        if (fail) throw new Aborted();
      });
    await expect(write(true)).rejects.toThrow(Aborted);
    expect(await email()).toBeNull();
    await write(false);
    expect(await email()).toBe("new@example.test");
  });

  test("by Drizzle and by templates stands in one transaction", async () => {
    const { patient } = await import("#db/schema/index.ts");
    const work = transact(ours.desk(), async (tx) => {
      await tx.sql`update patient set language = 'fr' where patient_id = ${ours.patients[0] ?? ""}`;
      const seen = await tx.db.select({ language: patient.language }).from(patient);
      expect(seen.map((one) => one.language)).toContain("fr");
      throw new Aborted();
    });
    await expect(work).rejects.toThrow(Aborted);
    const [row] = await ours.sql`select count(*)::int as rows from patient where language = 'fr'`;
    expect(row?.rows).toBe(0);
  });
});

describe("a transaction that is over", () => {
  test("is spoken to no more by what still runs of it", async () => {
    const { promise: late, resolve } = Promise.withResolvers<unknown>();
    const over = Promise.withResolvers<void>();
    const failing = transact(ours.desk(), async (tx) => {
      const slow = async () => {
        await over.promise;
        return tx.sql`update patient set language = 'xx' where patient_id = any (${ours.patients})`;
      };
      slow().catch(resolve);
      throw new Aborted();
    });
    await expect(failing).rejects.toThrow(Aborted);
    setTimeout(over.resolve, 20);
    // The pool holds one connection: the late one would speak into this transaction, and be kept with it.
    await transact(ours.desk(), async (tx) => {
      await tx.sql`select 1`;
      await late;
    });
    expect(await late).toMatchObject({ message: "this transaction has ended" });
    const [row] = await ours.sql`select count(*)::int as rows from patient where language = 'xx'`;
    expect(row?.rows).toBe(0);
  });

  test("keeps nothing, and says so, when the work passes over a statement that failed", async () => {
    const work = transact(ours.desk(), async (tx) => {
      await tx.sql`update patient set language = 'yy' where patient_id = any (${ours.patients})`;
      await tx.sql`select 1 / 0`.catch(() => undefined);
    });
    await expect(work).rejects.toThrow("a statement failed");
    const [row] = await ours.sql`select count(*)::int as rows from patient where language = 'yy'`;
    expect(row?.rows).toBe(0);
  });

  test.each([
    ["under a query", (tx: Tx) => tx.sql`select pg_sleep(5)`],
    ["between two queries", () => new Promise((go) => setTimeout(go, 300))],
  ])("because its connection was lost %s fails alone: the next one gets another", async (_, wait) => {
    const lost = transact(ours.desk(), async (tx) => {
      const [row] = await tx.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
      const rows = new Rows(database.superUrl);
      setTimeout(() => rows.sql`select pg_terminate_backend(${row?.pid ?? 0})`.then(() => rows.end()), 100);
      await wait(tx);
      await tx.sql`select 1`;
    });
    await expect(lost).rejects.toThrow();
    expect(await practicesSeen(ours.desk())).toEqual([{ practice_id: ours.practiceId }]);
  });

  test("takes nothing from the next one when its connection is closed while nobody has it", async () => {
    const pid = await transact(ours.desk(), async (tx) => {
      const [row] = await tx.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
      return row?.pid ?? 0;
    });
    const rows = new Rows(database.superUrl);
    await rows.sql`select pg_terminate_backend(${pid})`;
    await rows.end();
    // Long enough for the close to be seen here, as it is after an idle limit.
    await new Promise((go) => setTimeout(go, 300));
    expect(await practicesSeen(ours.desk())).toEqual([{ practice_id: ours.practiceId }]);
  });
});

describe("retries", () => {
  test.each(["40001", "40P01"])("the whole work again after %s, and keeps one outcome", async (state) => {
    let tries = 0;
    const seen = await transact(ours.desk(), async (tx) => {
      tries++;
      await tx.sql`update patient set zone = coalesce(zone, '') || 'x' where patient_id = ${ours.patients[0] ?? ""}`;
      if (tries < 3) await raise(tx, state);
      const [row] = await tx.sql`select zone from patient where patient_id = ${ours.patients[0] ?? ""}`;
      return row?.zone as string;
    });
    expect(tries).toBe(3);
    expect(seen).toBe("x");
    await ours.sql`update patient set zone = null`;
  });

  test("end: what always fails is told after six tries, what is no race at once", async () => {
    let tries = 0;
    const failing = (state: string) =>
      transact(ours.desk(), async (tx) => {
        tries++;
        await raise(tx, state);
      });
    await expect(failing("40001")).rejects.toMatchObject({ code: "40001" });
    expect(tries).toBe(6);
    tries = 0;
    await expect(failing("23505")).rejects.toMatchObject({ code: "23505" });
    expect(tries).toBe(1);
  });

  test("two that deadlock both come through", async () => {
    await usePools(database.viewerUrl, 2);
    const [a = "", b = ""] = ours.patients;
    let met = 0;
    const both = Promise.withResolvers<void>();
    const touch = (first: string, second: string, tries = { count: 0 }) =>
      transact(ours.desk(), async (tx) => {
        tries.count++;
        await tx.sql`update patient set language = 'de' where patient_id = ${first}`;
        if (++met === 2) both.resolve();
        if (tries.count === 1) await both.promise;
        await tx.sql`update patient set language = 'de' where patient_id = ${second}`;
        return tries.count;
      });
    const tries = await Promise.all([touch(a, b), touch(b, a)]);
    expect(tries.sort()).toEqual([1, 2]);
  });
});

/** Fails as PostgreSQL does after a race. */
const raise = (tx: Tx, state: string) => tx.sql`select raise_state(${state})`;
