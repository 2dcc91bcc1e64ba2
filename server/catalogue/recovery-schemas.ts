import { z } from "zod";
import { Words } from "#server/kernel/words.ts";

const Text = Words(400);

export const threadKinds = ["absorbable", "removal"] as const;

/** One line that a patient reads; intimate ones are folded under a neutral heading, and those of `threads` are for who has such stitches alone. */
export const Line = z.object({
  text: Text,
  intimate: z.boolean().default(false),
  threads: z.enum(threadKinds).optional(),
});
export type Line = z.infer<typeof Line>;

const Stretch = z
  .object({
    from: z.int().min(0),
    to: z.int().max(730),
    headline: Words(120),
    do: Line.array(),
    dont: Line.array(),
    normal: Line.array(),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], error: "range" });
export type Stretch = z.infer<typeof Stretch>;

/**
 * On which days she is asked how she is, and from where on an answer asks for a look the same day. The limits are proposals (docs/domain.md): whoever approves the text
 * approves them.
 */
const CheckIns = z.object({
  days: z
    .int()
    .min(0)
    .max(730)
    .array()
    .min(1)
    .max(30)
    .refine((days) => days.every((day, i) => day > (days[i - 1] ?? -1)), { error: "daysInOrder" }),
  fever: z.number().min(37).max(40), // degrees Celsius, and above
  pain: z.int().min(1).max(10), // of 10, after medicine, and above
  painRise: z.int().min(1).max(10), // more than at the last answer, after day 2, and above
  waterHours: z.int().min(1).max(24), // without passing water
});

/** Periods that differ so widely between surgeons that none is ever assumed: each surgeon sets them for each procedure (docs/domain.md). */
export const periodKinds = ["exercise", "abstinence"] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Where one of them stands in a line, as `{exercise}`: she reads the date there. */
const PLACE = /\{([^{}]*)\}/g;
export const placesIn = (text: string): string[] => [...text.matchAll(PLACE)].map(([, name]) => name ?? "");

export const healingKinds = ["shower", "exercise", "swimming", "intimacy", "threads"] as const;
export type HealingKind = (typeof healingKinds)[number];
/** What waits for a clinician's word that it has healed, whatever the calendar says. */
export const clearedKinds = ["swimming", "intimacy"] as const satisfies readonly HealingKind[];

/**
 * What she may do again, and when her threads are gone. A day is given for what does not differ between surgeons; exercise and intimacy (sex and tampons) follow from her surgeon's
 * own periods, threads from the stitches as they were made. Nobody but she and those who treat her sees them: `milestones` are what the desk does.
 */
const Healing = z.discriminatedUnion("kind", [
  z.object({
    kind: z.enum(["shower", "swimming"]),
    day: z.int("wholeDays").min(0, "wholeDays").max(730, "wholeDays"),
  }),
  z.object({ kind: z.enum(["exercise", "intimacy", "threads"]) }),
]);
export type Healing = z.infer<typeof Healing>;

/**
 * Recovery instructions. Days count from the operation's date at its site (day 0); stretches follow each other without gaps from day 0 to day 42 at
 * the least. `callUs` and `emergency` are warning signs and are never folded.
 */
export const RecoveryContent = z
  .object({
    format: z.literal(1),
    about: Line.array(),
    bring: Text.array(),
    days: Stretch.array().min(1),
    callUs: Text.array().min(1),
    emergency: Text.array().min(1),
    milestones: z.object({ day: z.int().min(0).max(730), label: Words(60) }).array(),
    healing: Healing.array()
      .refine((all) => new Set(all.map(({ kind }) => kind)).size === all.length, { error: "healingOnce" })
      .default([]),
    sutures: Text.nullable(),
    checkIns: CheckIns.nullable().default(null), // null: she is asked nothing
  })
  .refine(({ days }) => withoutGaps(days), { path: ["days"], error: "dayGaps" });
export type RecoveryContent = z.infer<typeof RecoveryContent>;

const CHECKED_UNTIL = 42;

function withoutGaps(days: readonly Stretch[]): boolean {
  const follows = days.every((one, i) => one.from === (i === 0 ? 0 : (days[i - 1]?.to ?? 0) + 1));
  return follows && (days.at(-1)?.to ?? 0) >= CHECKED_UNTIL;
}

/** Every text that may name a period. */
const textsOf = ({ about, bring, days, callUs, emergency, sutures }: RecoveryContent): string[] => [
  ...about.map(({ text }) => text),
  ...bring,
  ...days.flatMap(({ headline, ...lines }) => [
    headline,
    ...[...lines.do, ...lines.dont, ...lines.normal].map(({ text }) => text),
  ]),
  ...callUs,
  ...emergency,
  ...(sutures ? [sutures] : []),
];

/** The periods that a text cannot do without: those that its lines name, and those that its milestones follow from. */
export function periodsIn(content: RecoveryContent): PeriodKind[] {
  const named = new Set(textsOf(content).flatMap(placesIn));
  for (const { kind } of content.healing) {
    if (kind === "exercise") named.add("exercise");
    if (kind === "intimacy") named.add("abstinence");
  }
  return periodKinds.filter((kind) => named.has(kind));
}

/** A text as it is written: places that nothing would fill are refused. */
export const RecoveryDraft = RecoveryContent.refine(
  (content) =>
    textsOf(content)
      .flatMap(placesIn)
      .every((name) => periodKinds.some((kind) => kind === name)),
  { error: "unknownPlace" },
);
