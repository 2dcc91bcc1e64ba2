import { z } from "zod";
import { getImport, listImports } from "#server/interop/index.ts";
import { ImportRunView, RunId } from "#server/interop/schemas.ts";
import { router, staff } from "../trpc.ts";

/** The upload itself is a plain form post (`/api/import`): files do not travel through procedures. */
export const importsRouter = router({
  list: staff("manager")
    .input(z.void())
    .output(ImportRunView.array())
    .query(({ ctx }) => listImports(ctx.actor)),
  get: staff("manager")
    .input(RunId)
    .output(ImportRunView)
    .query(({ ctx, input }) => getImport(ctx.actor, input)),
});
