import type { Ctx, Tx } from "#server/kernel/index.ts";
import type { Privilege } from "./rules/privilege.ts";

/** All that a surgeon was, is or will be qualified for: read as a clinician, a manager or the worker. */
export const privilegesOf = ({ sql }: Tx, ctx: Ctx, staffId: string) => sql<Privilege[]>`
  select specialty, procedure_id as "procedureId", valid_from as "validFrom", valid_until as "validUntil" from privilege
   where practice_id = ${ctx.practiceId} and staff_id = ${staffId}`;
