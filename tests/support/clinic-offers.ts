import { newId } from "#server/kernel/index.ts";

/** Inserts rows of the clinic's own practice. */
export type Add = (table: string, rows: readonly Record<string, unknown>[]) => Promise<void>;

type Pools = Record<"surgeon" | "anaesthetist" | "nurse" | "theatre" | "bay" | "consultingRoom", string>;
type Need = { kind: string; pool: string; before?: number; after?: number };
type Phase = { name: string; minutes: number; main?: boolean; needs: readonly Need[] };

/** The clinic's profiles and variants; answers the ids of the variants. */
export async function insertOffers(add: Add, pools: Pools, theatre: { setUp: number; turnover: number }) {
  const visit = (minutes: number): Phase[] => [
    {
      name: "visit",
      minutes,
      main: true,
      needs: [
        { kind: "surgeon", pool: pools.surgeon },
        { kind: "consulting_room", pool: pools.consultingRoom },
      ],
    },
  ];
  const operation = (minutes: number): Phase[] => [
    {
      name: "prepare",
      minutes: 30,
      needs: [
        { kind: "bay", pool: pools.bay },
        { kind: "nurse", pool: pools.nurse },
      ],
    },
    {
      name: "operation",
      minutes,
      main: true,
      needs: [
        { kind: "surgeon", pool: pools.surgeon },
        { kind: "theatre", pool: pools.theatre, before: theatre.setUp, after: theatre.turnover },
        { kind: "anaesthetist", pool: pools.anaesthetist },
      ],
    },
    { name: "recovery", minutes: 60, needs: [{ kind: "bay", pool: pools.bay }] },
  ];
  const profile = async (label: string, kind: string, lead: number) => {
    const profileId = newId();
    await add("profile", [{ profile_id: profileId, label, kind, arrival_lead_minutes: lead }]);
    return profileId;
  };
  const talks = await profile("Consultation", "consultation", 0);
  const reviews = await profile("Review", "review", 0);
  const operations = await profile("Day case", "day_case", 30);
  return {
    consultation: await addVariant(add, talks, "30 min", visit(30)),
    review: await addVariant(add, reviews, "15 min", visit(15)),
    dayCase: await addVariant(add, operations, "60 min", operation(60)),
  };
}

/** A variant of a profile with its phases and what they need. */
export async function addVariant(
  add: Add,
  profileId: string,
  label: string,
  phases: readonly Phase[],
): Promise<string> {
  const variantId = newId();
  await add("variant", [{ variant_id: variantId, profile_id: profileId, label }]);
  for (const [ordinal, { name, minutes, main = false, needs }] of phases.entries()) {
    const phaseId = newId();
    await add("phase", [{ phase_id: phaseId, variant_id: variantId, ordinal, name, minutes, main }]);
    await add(
      "need",
      needs.map(({ kind, pool, before = 0, after = 0 }, place) => ({
        need_id: newId(),
        phase_id: phaseId,
        ordinal: place,
        kind,
        pool_id: pool,
        before_minutes: before,
        after_minutes: after,
      })),
    );
  }
  return variantId;
}
