import { expect, test } from "vitest";
import { transact } from "#server/kernel/index.ts";
import { findTimes } from "#server/scheduling/index.ts";
import { loadOffer, rememberedOffer } from "#server/scheduling/load-offer.ts";
import type { Clinic } from "#tests/support/clinic.ts";
import { house, one, wallOf } from "./house.ts";

const { clinic } = house();

const revisionOf = async (c: Clinic) => {
  const [row] = await c.sql<{ revision: string }[]>`
    select revision from plan_revision where practice_id = ${c.practiceId}`;
  return row?.revision;
};

test.each(["site", "resource", "hours", "closure", "profile", "variant", "phase", "need"])(
  "a change of any %s gives the practice's plan another revision, and no other practice's",
  async (table) => {
    const [c, other] = [await clinic(), await clinic()];
    const before = [await revisionOf(c), await revisionOf(other)];
    // Changes no row: that anything of this kind was written is what counts.
    const column = table === "closure" ? "lifted_at" : "practice_id";
    await transact(c.manager(), async (tx) => {
      await tx.sql`update ${tx.sql(table)} set ${tx.sql(column)} = ${tx.sql(column)} where false`;
    });
    expect(await revisionOf(c)).not.toBe(before[0]);
    expect(await revisionOf(other)).toBe(before[1]);
  },
);

test("so do who joins a pool and who leaves it", async () => {
  const c = await clinic();
  const before = await revisionOf(c);
  await transact(c.manager(), (tx) => tx.sql`delete from pool_member where false`);
  const after = await revisionOf(c);
  expect(after).not.toBe(before);
  await transact(c.manager(), (tx) => tx.sql`insert into pool_member select * from pool_member where false`);
  expect(await revisionOf(c)).not.toBe(after);
});

test("a remembered offer is asked no more once the plan is another, whichever process changed it", async () => {
  const c = await clinic();
  const day = {
    siteId: c.siteId,
    variantId: c.variants.consultation,
    from: "2026-06-16",
    to: "2026-06-16",
    limit: 400,
  };
  const first = async () => {
    const { starts } = await findTimes(c.desk(), day);
    return starts[0] && wallOf(c, starts[0].startsAt);
  };
  const opens = await first();
  expect(rememberedOffer(c.desk(), day, 0 as number) ?? "none").toBe("none"); // reaches back weeks, not for ever
  // Straight in the database, as another process would have done it.
  for (const { resourceId } of c.consultingRooms)
    await c.withClosure({ from: "2026-06-16 00:00", to: "2026-06-16 12:00", resourceId });
  expect(await first()).toBe("2026-06-16 12:00");
  expect(opens).not.toBe("2026-06-16 12:00");
});

test("what is not kept is not remembered as the plan", async () => {
  const c = await clinic();
  const key = { siteId: c.siteId, variantId: c.variants.consultation };
  const undone = transact(c.manager(), async (tx) => {
    await tx.sql`update profile set active = false where practice_id = ${c.practiceId}`;
    const offer = await loadOffer(tx, c.manager(), key, c.now.epochMilliseconds);
    expect(offer.place.offered).toBe(false);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  const { total } = await findTimes(c.manager(), { ...key, from: "2026-06-16", to: "2026-06-16" });
  expect(total).toBeGreaterThan(0);
});

test("each role remembers for itself", async () => {
  const c = await clinic();
  const key = { siteId: c.siteId, variantId: c.variants.consultation };
  await findTimes(c.desk(), { ...key, from: "2026-06-16", to: "2026-06-16" });
  const since = c.now.epochMilliseconds;
  expect(rememberedOffer(c.desk(), key, since)).not.toBeNull();
  expect(rememberedOffer(c.nurse(), key, since)).toBeNull();
  expect(rememberedOffer({ ...c.desk(), practiceId: one(c.patients) }, key, since)).toBeNull();
});
