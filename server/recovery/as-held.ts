import { DomainError } from "#server/kernel/index.ts";
import type { Holding } from "./rules/care.ts";

/** Of two at once one has it: CONFLICT `takenBy` with the name of who has it by now, where somebody else had it as it was seen. */
export function asHeld(asked: { heldBy: string | null }, heldBy: Holding["heldBy"]): void {
  if ((heldBy?.staffId ?? null) !== asked.heldBy)
    throw new DomainError("CONFLICT", "takenBy", { params: { name: heldBy?.name ?? "" } });
}
