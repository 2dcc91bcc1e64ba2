import { verify } from "@node-rs/argon2";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { audited, emailOf, type House, openHouse, tryToSignIn } from "./house.ts";

vi.mock("@node-rs/argon2", async (load) => {
  const real = await load<typeof import("@node-rs/argon2")>();
  return { ...real, verify: vi.fn(real.verify) };
});

let house: House;
beforeAll(async () => {
  house = await openHouse();
  const { rows, here } = house;
  const { practiceId, people } = here;
  await rows.sql`update staff_account set active = false where practice_id = ${practiceId} and staff_id = ${people.otherSurgeon}`;
  await rows.sql`delete from credential where practice_id = ${practiceId} and account_id = ${people.otherNurse}`;
  await tryToSignIn(practiceId, "before any other", "not this one at all");
});
afterAll(() => house.close());
beforeEach(() => {
  vi.mocked(verify).mockClear();
});

const COST = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;

// What takes time is done alike, so that nobody who waits can tell them apart; how long it takes is the machine's matter.
test.for([
  ["a wrong passphrase of a colleague's", emailOf("desk")],
  ["a wrong passphrase of a patient's", "ana"],
  ["an unknown name", "nobody@linden.test"],
  ["a closed account", emailOf("otherSurgeon")],
  ["an account without access yet", emailOf("otherNurse")],
] as const)("%s costs two checks at full cost, one row of audit, and the same answer", async ([, name]) => {
  const { rows, here } = house;
  const [before] = await rows.sql`select count(*)::int as rows from audit_event`;
  const tried = await tryToSignIn(here.practiceId, name, "not this one at all");
  expect(tried).toEqual({ refused: "wrongSignIn" });
  const checked = vi.mocked(verify).mock.calls.map(([hash]) => String(hash));
  expect(checked).toHaveLength(2);
  for (const hash of checked) expect(hash).toMatch(COST);
  const [after] = await rows.sql`select count(*)::int as rows from audit_event`;
  expect(after?.rows - before?.rows).toBe(1);
  const [row] = await audited(house, here.practiceId, 1);
  expect(row?.action).toBe("session.refused");
});
