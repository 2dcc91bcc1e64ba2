export type NeedKind =
  | "surgeon"
  | "anaesthetist"
  | "nurse"
  | "theatre"
  | "bay"
  | "consulting_room"
  | "equipment";
export type PhaseName = "prepare" | "operation" | "recovery" | "visit";

/** A variant of a booking profile as the catalogue keeps it. Minutes throughout. */
export type VariantPhases = { readonly phases: readonly VariantPhase[] };
export type VariantPhase = {
  readonly phaseId: string;
  readonly ordinal: number;
  readonly name: PhaseName;
  readonly minutes: number;
  readonly main: boolean;
  readonly needs: readonly VariantNeed[];
};
export type VariantNeed = {
  readonly needId: string;
  readonly kind: NeedKind;
  readonly poolId: string | null;
  readonly resourceId: string | null;
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
};

/** One claim to be made: any of `candidates` from `fromMinute` to `toMinute` around the booking's hour, set-up and turnover inside. */
export type Need = {
  readonly needId: string;
  readonly phase: PhaseName;
  readonly kind: NeedKind;
  readonly candidates: readonly string[];
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
};

/** What a booking needs, in minutes from its hour (the start of the main phase). `patient` is her own claim: first phase to last. */
export type Requirement = {
  readonly needs: readonly Need[];
  readonly patient: { readonly fromMinute: number; readonly toMinute: number };
  readonly mainMinutes: number;
  /** Where the first claim of all begins and the last one ends. */
  readonly fromMinute: number;
  readonly toMinute: number;
};

export type CompileOptions = {
  /** The active members of a pool who can be had at this site. */
  readonly membersOf: (poolId: string) => readonly string[];
  /** May a resource that a need names be had at this site? */
  readonly isHere?: (resourceId: string) => boolean;
  /** The booking's surgeon: every need of that kind then takes this one alone. */
  readonly surgeonId?: string | null;
};

/** A variant as needs around the booking's hour. A need nobody can meet keeps an empty list of candidates. */
export function compile(variant: VariantPhases, options: CompileOptions): Requirement {
  const phases = variant.phases.toSorted((a, b) => a.ordinal - b.ordinal);
  const main = Math.max(
    0,
    phases.findIndex((p) => p.main),
  );
  const before = phases.slice(0, main).reduce((sum, p) => sum + p.minutes, 0);
  const needs: Need[] = [];
  const begins = 0 - before;
  let at = begins;
  for (const phase of phases) {
    for (const { needId, kind, beforeMinutes, afterMinutes, ...who } of phase.needs) {
      const candidates = candidatesOf({ kind, ...who }, options);
      const fromMinute = at - beforeMinutes;
      const toMinute = at + phase.minutes + afterMinutes;
      needs.push({
        needId,
        phase: phase.name,
        kind,
        candidates,
        fromMinute,
        toMinute,
        beforeMinutes,
        afterMinutes,
      });
    }
    at += phase.minutes;
  }
  const patient = { fromMinute: begins, toMinute: at };
  return {
    needs,
    patient,
    mainMinutes: phases[main]?.minutes ?? 0,
    fromMinute: Math.min(patient.fromMinute, ...needs.map((n) => n.fromMinute)),
    toMinute: Math.max(patient.toMinute, ...needs.map((n) => n.toMinute)),
  };
}

function candidatesOf(
  need: Pick<VariantNeed, "kind" | "poolId" | "resourceId">,
  { membersOf, isHere = () => true, surgeonId = null }: CompileOptions,
): string[] {
  const named = need.kind === "surgeon" ? surgeonId : null;
  let ids: readonly string[] = named ? [named] : [];
  if (need.resourceId) ids = [need.resourceId].filter(isHere);
  else if (need.poolId) ids = membersOf(need.poolId);
  return [...new Set(ids)].filter((id) => !named || id === named).sort();
}
