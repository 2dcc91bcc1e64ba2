import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { hashPassphrase } from "#server/identity/index.ts";
import { DomainError } from "#server/kernel/index.ts";
import { type Deed, take } from "./sequence/deeds.ts";
import { type Tried, tryTheDoor } from "./sequence/door.ts";
import { PASSPHRASE, world } from "./sequence/world.ts";
import { rows } from "./stage.ts";

let hash: string;
beforeAll(async () => {
  hash = await hashPassphrase(PASSPHRASE);
});

/** From the talk to the theatre's door, as it ought to go. */
const WALK: readonly Deed[] = [
  { do: "quote", daysAgo: 0 },
  { do: "decide", operate: true },
  { do: "book", days: 7, hour: 10 },
  { do: "sign", kind: "surgery", workerLooked: true },
  { do: "countersign", kind: "surgery" },
  { do: "sign", kind: "anaesthesia", workerLooked: true },
  { do: "countersign", kind: "anaesthesia" },
  { do: "assess", fit: true },
  { do: "desk", done: true },
  { do: "answerAll" },
  { do: "theDay" },
  { do: "answerAll" },
  { do: "reaffirm" },
];

/** What anybody can set right again, on the day. */
const MEND: readonly Deed[] = [
  { do: "decide", operate: true },
  ...WALK.filter((one) => one.do !== "quote" && one.do !== "book" && one.do !== "decide"),
];

const kind = fc.constantFrom("surgery" as const, "anaesthesia" as const);
const item = fc.nat(40);
const flag = fc.boolean();
const some = { item, byHer: fc.constant(false) };
const ahead = fc.constantFrom(-1, 0, 1, 3, 6, 7, 8);
const is = <D extends Deed["do"]>(one: D) => fc.constant(one);
const seldom = fc.oneof(
  { weight: 4, arbitrary: fc.constant(true) },
  { weight: 1, arbitrary: fc.constant(false) },
);
const aRule = fc.oneof(
  fc.record({ status: fc.constant("prohibited" as const), place: fc.constantFrom("FR", "", "GB") }),
  fc.record({ minimumAge: fc.constantFrom(18, 19) }),
  fc.record({
    days: fc.integer({ min: 1, max: 12 }),
    start: fc.constantFrom("consultation" as const, "quote_handed_over" as const, "consent" as const),
    blocks: fc.subarray(["consent", "booking", "payment", "operation"], { minLength: 1 }),
    waivable: fc.boolean(),
  }),
);

/** What comes between. */
const turn: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: is("decide"), operate: seldom }),
  fc.record({ do: is("quote"), daysAgo: fc.nat(3) }),
  fc.record({ do: is("sign"), kind, workerLooked: seldom }),
  fc.record({ do: is("countersign"), kind }),
  fc.record({ do: is("withdraw"), kind }),
  fc.record({ do: is("newVersion"), kind }),
  fc.record({ do: is("answer"), ...some, right: flag }),
  fc.record({ do: is("answer"), item, right: flag, byHer: flag }),
  fc.record({ do: is("takeBack"), item, byHer: flag }),
  fc.record({ do: is("waive"), item, role: fc.constantFrom("nurse", "surgeon", "anaesthetist") }),
  fc.record({ do: is("unwaive"), item }),
  fc.record({ do: is("desk"), done: flag }),
  fc.record({ do: is("assess"), fit: flag }),
  fc.record({ do: is("book"), days: fc.nat(8), hour: fc.integer({ min: 8, max: 17 }) }),
  fc.record({ do: is("move"), days: fc.constantFrom(0, 0, 1, 2, 7), hour: fc.integer({ min: 8, max: 17 }) }),
  fc.record({ do: fc.constantFrom("cancel", "theDay", "reaffirm", "newChecklist", "answerAll") }),
  fc.record({ do: is("undo"), step: fc.constantFrom("arrived", "ready") }),
  fc.record({ do: is("endPrivilege"), days: ahead }),
  fc.record({ do: is("givePrivilege"), days: fc.option(fc.nat(9)) }),
  fc.record({ do: is("rule"), rule: aRule, fromDays: fc.option(ahead), toDays: fc.constant(null) }),
  fc.record({ do: is("change"), to: fc.nat(1) }),
  fc.record({ do: fc.constantFrom("waiveWait", "unwaiveWait"), which: fc.nat(3) }),
  fc.record({ do: is("endRule"), which: fc.nat(5), days: fc.constantFrom(-1, -1, 0, 6) }),
  fc.record({ do: is("wait"), hours: fc.constantFrom(1, 5, 24) }),
);

/** The walk with turns before any of its steps, and sometimes without one of them; in the end all is set right that can be. */
const walks = fc.record({
  left: fc.option(fc.nat(WALK.length - 1), { freq: 3 }),
  turns: fc.array(fc.record({ before: fc.nat(WALK.length), turn }), { minLength: 2, maxLength: 12 }),
});
type Walk = { left: number | null; turns: { before: number; turn: Deed }[] };
const spelled = ({ left, turns }: Walk): Deed[] => [
  ...[...WALK, null].flatMap((step, n) => [
    ...turns.filter(({ before }) => before === n).map(({ turn: one }) => one),
    ...(step && n !== left ? [step] : []),
  ]),
  ...(turns.length > 0 ? MEND : []),
];

/** Each promise broken once at the end of a walk that went well, whatever chance brings. */
const broken = (...turns: Deed[]): [Walk] => [
  { left: null, turns: turns.map((one) => ({ before: WALK.length, turn: one })) },
];
const [HERS, DESK] = [3, 20]; // her medical history, and what the desk has to do
const WAIT = { days: 8, start: "consultation", blocks: ["operation"] } as const;
const ofAge = (minimumAge: number): Deed => ({
  do: "rule",
  rule: { minimumAge },
  fromDays: null,
  toDays: null,
});
const examples: [Walk][] = [
  broken(),
  broken({ do: "withdraw", kind: "surgery" }),
  broken({ do: "newVersion", kind: "anaesthesia" }),
  broken({ do: "assess", fit: false }),
  broken(
    { do: "takeBack", item: HERS, byHer: true },
    { do: "waive", item: HERS, role: "surgeon" },
    { do: "unwaive", item: 0 },
  ),
  broken({ do: "desk", done: false }, { do: "waive", item: DESK, role: "nurse" }),
  broken({ do: "move", days: 0, hour: 9 }),
  broken({ do: "endPrivilege", days: -1 }),
  broken({ do: "rule", rule: { status: "prohibited" }, fromDays: 0, toDays: null }),
  broken({ do: "rule", rule: WAIT, fromDays: null, toDays: null }),
  broken(ofAge(18), ofAge(19)),
  broken({ do: "change", to: 0 }),
  broken(
    { do: "rule", rule: { ...WAIT, days: 12, waivable: true }, fromDays: null, toDays: null },
    { do: "rule", rule: { ...WAIT, waivable: true }, fromDays: null, toDays: null },
    { do: "waiveWait", which: 0 },
  ),
  broken(
    { do: "rule", rule: { ...WAIT, waivable: true }, fromDays: null, toDays: null },
    { do: "waiveWait", which: 0 },
    { do: "unwaiveWait", which: 0 },
  ),
];
const SHUT = [
  "consent decision reaffirmed",
  "consent reaffirmed",
  "anaesthesiaConsent",
  "assessment",
  "01990000-0000-7000-8000-0000000000d1",
  "01990000-0000-7000-8000-0000000000f5",
  "01990000-0000-7000-8000-0000000000de",
  "privilege",
  "prohibited",
  "wait",
  "age",
];

test("no sequence of steps reaches the theatre with something missing, and none is kept out with nothing missing", async () => {
  const tried: Tried = { in: 0, shutBy: new Set() };
  const sums = { runs: 0, taken: 0, refused: 0, reached: 0 };
  const seed = Math.trunc(Math.random() * 2 ** 31);
  await fc.assert(
    fc.asyncProperty(walks, async (walk) => {
      const w = await world(rows, hash);
      const before = tried.in;
      for (const deed of spelled(walk)) {
        const refusal = await take(w, deed).catch((error: unknown) => error);
        if (refusal && !(refusal instanceof DomainError)) throw refusal;
        sums[refusal ? "refused" : "taken"]++;
        await tryTheDoor(w, tried);
      }
      sums.runs++;
      if (tried.in > before) sums.reached++;
    }),
    { seed, examples, numRuns: 20 + examples.length },
  );
  process.stdout.write(`sequences: seed ${seed}, ${JSON.stringify(sums)}\n`);
  expect([...tried.shutBy]).toEqual(expect.arrayContaining(SHUT));
  expect(sums.reached).toBeGreaterThan(examples.length);
}, 240_000);
