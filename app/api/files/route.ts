import { formFromOurPages } from "#app/_session/form-from-our-pages.ts";
import { fromOurPages } from "#app/_session/from-our-pages.ts";
import { getSession } from "#app/_session/session.ts";
import { refusalOf } from "#server/api/trpc.ts";
import { DomainError, forbidden, type PatientCtx, type StaffCtx } from "#server/kernel/index.ts";
import { announce } from "#server/kernel/live.ts";
import { addFile, takingTurn } from "#server/pathway/index.ts";
import { type FileOf, LARGEST_PAPER, MOST_MB } from "#server/pathway/schemas.ts";
import { leadBack } from "./lead-back.ts";
import { readForm } from "./read-form.ts";

/**
 * A file for an item, in one form post: `caseId`, `itemId`, `file`. Answers its ids, or an ErrorView as a procedure would. A patient's form that was sent without scripts is led back to her page, which
 * says at the item what became of it.
 */
export async function POST(request: Request): Promise<Response> {
  const { requestId } = await getSession();
  const byScript = fromOurPages(request);
  try {
    const kept = await keep(request, byScript);
    return byScript ? Response.json(kept) : leadBack(request, "kept");
  } catch (error) {
    const { status, view } = refusalOf(error, { requestId, path: "files" });
    return byScript || view.reason === "forbidden"
      ? Response.json(view, { status })
      : leadBack(request, view.reason);
  }
}

async function keep(request: Request, byScript: boolean): Promise<FileOf> {
  const { actor, shared } = await getSession();
  if (!byScript && !formFromOurPages(request)) throw forbidden();
  if (!actor) throw new DomainError("UNAUTHORIZED", "signInAgain");
  if (actor.viewer === "staff" && !byScript) throw forbidden();
  if (shared) throw new DomainError("FORBIDDEN", "sharedDevice");
  const kept = await takingTurn(actor.actorId, () => keepFor(actor, request));
  announce(actor.practiceId);
  return kept;
}

async function keepFor(actor: StaffCtx | PatientCtx, request: Request): Promise<FileOf> {
  const { form, file } = await readForm(request, { bytes: LARGEST_PAPER, megabytes: MOST_MB });
  const [caseId, itemId] = [String(form.get("caseId") ?? ""), String(form.get("itemId") ?? "")];
  return addFile(actor, { caseId, itemId }, await file.bytes());
}
