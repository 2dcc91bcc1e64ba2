import type { Cancel, Move } from "#server/scheduling/schemas.ts";

export type CancelReason = Cancel["reason"];
export type Asker = Move["askedBy"];
export type OverrideReason = NonNullable<Move["override"]>["reason"];

// Types alone come from the schemas: their lists would bring all of zod to the browser. A choice missing here does not compile.
const inOrder = <Choice extends string>(all: Record<Choice, true>) => Object.keys(all) as Choice[];

export const cancelReasons = inOrder<CancelReason>({
  patient_unwell: true,
  patient_changed_mind: true,
  time_does_not_suit: true,
  staff_away: true,
  room_closed: true,
  booked_by_mistake: true,
  other: true,
});
export const askers = inOrder<Asker>({ patient: true, surgeon: true, practice: true });
export const overrideReasons = inOrder<OverrideReason>({
  emergency: true,
  surgeon_agreed: true,
  staff_agreed: true,
  equipment_only_then: true,
});
