import type { Signed } from "../part-schemas.ts";
import type { CaseContents, Quote } from "../schemas.ts";

// What was written before its plan was kept beside it stands for the plan of its case.

export type Anaesthesia = NonNullable<CaseContents["anaesthesia"]>;
type Operation = Pick<CaseContents, "procedureId" | "side">;

/** Whether a consent was signed for this procedure on this side. */
export const signedForIt = ({ kind, procedureId, side }: Signed, operation: Operation): boolean =>
  kind === "surgery" &&
  procedureId === operation.procedureId &&
  (side === undefined || side === operation.side);

/** Whether what was signed or assessed was for this anaesthesia. */
export const anaesthesiaIs = (
  { anaesthesia }: { anaesthesia?: Anaesthesia | undefined },
  planned: Anaesthesia,
): boolean => anaesthesia === undefined || anaesthesia === planned;

/** Whether a quote is for this procedure: no other's can begin a wait. */
export const quoteIsOf = (
  { procedureId }: Pick<Quote, "procedureId">,
  operation: Pick<CaseContents, "procedureId">,
): boolean => procedureId === undefined || procedureId === operation.procedureId;
