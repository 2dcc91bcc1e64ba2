import { DomainError, invalid, type StaffCtx } from "#server/kernel/index.ts";
import type { TapAs } from "./pin-schemas.ts";
import { type PinTried, tryPin } from "./try-pin.ts";

/**
 * Who taps on the device of `holder`, after her PIN: what she does is done by her, in this role of hers and nobody else's. BAD_REQUEST `wrongPin` with the tries
 * that are `left`, `unknownTapper`; PRECONDITION_FAILED `pinLocked` from the fifth wrong one in a row on.
 */
export async function tapAs(holder: StaffCtx, as: TapAs): Promise<StaffCtx> {
  mustFit(await tryPin(holder, as), "as");
  return { ...holder, actorId: as.staffId, role: as.role };
}

/** `at`: the field, or the one that holds it, of which an error speaks. */
export function mustFit(tried: PinTried, at: string): void {
  if (tried.fits) return;
  if (tried.left === "unknown") throw invalid(`${at}.staffId`, "unknownTapper");
  if (tried.left === 0) throw new DomainError("PRECONDITION_FAILED", "pinLocked", { field: `${at}.pin` });
  throw invalid(`${at}.pin`, "wrongPin", { left: tried.left });
}
