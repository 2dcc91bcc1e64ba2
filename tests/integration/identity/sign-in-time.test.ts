import { afterAll, beforeAll, expect, test } from "vitest";
import { emailOf, type House, openHouse, tryToSignIn } from "./house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const EACH = 200;
const median = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

/** How likely a slower one is drawn from the second list than from the first: ½ when they cannot be told apart (Mann and Whitney). */
function chanceToTell(first: number[], second: number[]): number {
  let slower = 0;
  for (const one of first) for (const other of second) slower += other > one ? 1 : other === one ? 0.5 : 0;
  return slower / (first.length * second.length);
}

test("an unknown name, a wrong passphrase, a closed account and one without access last the same and look the same", async () => {
  const { rows, here } = house;
  const { practiceId, people } = here;
  await rows.sql`update staff_account set active = false where practice_id = ${practiceId} and staff_id = ${people.otherSurgeon}`;
  await rows.sql`delete from credential where practice_id = ${practiceId} and account_id = ${people.otherNurse}`;
  const wrongOnes = {
    "wrong passphrase": (n: number) => (n % 2 ? emailOf("desk") : "ana"),
    "unknown name": (n: number) => `nobody${n}@linden.test`,
    "closed account, or none yet": (n: number) => emailOf(n % 2 ? "otherSurgeon" : "otherNurse"),
  };
  const lasted: Record<string, number[]> = {};
  const answers = new Set<string>();
  await tryToSignIn(practiceId, "to warm up", "not this one at all");
  for (let n = 0; n < EACH; n++) {
    // In turns, so that a busy machine is busy for all; limits are their own matter.
    for (const [kind, name] of Object.entries(wrongOnes)) {
      await rows.sql`delete from limits.attempt`;
      const began = performance.now();
      const tried = await tryToSignIn(practiceId, name(n), "not this one at all");
      lasted[kind] = [...(lasted[kind] ?? []), performance.now() - began];
      answers.add(JSON.stringify(tried));
    }
  }
  expect([...answers]).toEqual([JSON.stringify({ refused: "wrongSignIn" })]);
  const usual = lasted["wrong passphrase"] ?? [];
  for (const [kind, times] of Object.entries(lasted)) {
    expect(times).toHaveLength(EACH);
    const ratio = median(times) / median(usual);
    expect(ratio, `median of ${kind}`).toBeGreaterThan(0.85);
    expect(ratio, `median of ${kind}`).toBeLessThan(1.15);
    const chance = chanceToTell(usual, times);
    expect(chance, `${kind} against a wrong passphrase`).toBeGreaterThan(0.3);
    expect(chance, `${kind} against a wrong passphrase`).toBeLessThan(0.7);
  }
}, 240_000);
