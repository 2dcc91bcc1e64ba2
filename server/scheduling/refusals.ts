import { DomainError } from "#server/kernel/index.ts";
import type { StartRefusal } from "./decide.ts";
import type { StartView } from "./schemas.ts";

/** Somebody or something needed is taken; nothing was written. `params.nearest` are the nearest free times. */
export class SlotTaken extends DomainError {
  readonly nearest: readonly StartView[];
  constructor(nearest: readonly StartView[], params: Record<string, unknown> = {}) {
    super("CONFLICT", "slotTaken", { field: "startsAt", params: { ...params, nearest } });
    this.nearest = nearest;
  }
}

/** A refused start on its way out of the transaction that found it; the nearest times are looked for once that is rolled back. */
export class Refused extends Error {
  readonly refusal: StartRefusal;
  constructor(refusal: StartRefusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** With what a statement fails that was outrun: not every claim could be had; or the key or the request was another booking's by then. */
export const NOT_HELD = "DW001";
export const NOT_MADE = "DW002";

/** How a statement was outrun by another at the same moment; null for every other error. */
export function outrun(error: unknown): typeof NOT_HELD | typeof NOT_MADE | null {
  const code = error instanceof Error ? (error as { code?: unknown }).code : null;
  return code === NOT_HELD || code === NOT_MADE ? code : null;
}

/** What the caller is told: CONFLICT `slotTaken` or `patientBusy`, else PRECONDITION_FAILED with what stands in the way. */
export function refusalError(refusal: StartRefusal, nearest: readonly StartView[]): DomainError {
  const failed = (reason: string, params: Record<string, unknown> = {}) =>
    new DomainError("PRECONDITION_FAILED", reason, { field: "startsAt", params: { ...params, nearest } });
  switch (refusal.kind) {
    case "full":
    case "tooFew":
      return new SlotTaken(nearest, { need: refusal.need });
    case "patientBusy":
      return new DomainError("CONFLICT", "patientBusy", { field: "startsAt", params: { nearest } });
    case "past":
      return failed("past");
    case "closed":
      return failed("closed", { need: refusal.need });
    case "noneOfKindHere":
      return failed("noneOfKindHere", { need: refusal.need });
    case "notBefore":
      return failed("notBefore", { date: refusal.date });
    case "askSurgeon":
      return failed("askSurgeon");
    case "unsuitable":
      return new DomainError("BAD_REQUEST", "unsuitable", { field: "wishId" });
  }
}

/** What the law says of this request is being looked at: an answer comes in a moment. */
export class BeingChecked extends DomainError {
  readonly requestId: string;
  constructor(requestId: string) {
    super("PRECONDITION_FAILED", "beingChecked");
    this.requestId = requestId;
  }
}

/** The idempotency key stands for another intention. */
export const keyUsed = () => new DomainError("CONFLICT", "keyUsed", { field: "idempotencyKey" });
