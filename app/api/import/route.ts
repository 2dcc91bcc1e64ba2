import { z } from "zod";
import { fromOurPages } from "#app/_session/from-our-pages.ts";
import { getSession } from "#app/_session/session.ts";
import { refusalOf } from "#server/api/trpc.ts";
import { LARGEST_FILE, startImport } from "#server/interop/index.ts";
import { ImportMap } from "#server/interop/schemas.ts";
import { Id } from "#server/kernel/id-schemas.ts";
import { DomainError, forbidden, invalid } from "#server/kernel/index.ts";

const Order = z.object({ siteId: Id, map: ImportMap, dryRun: z.boolean() });
// The form's own words around the file.
const SLACK = 64 * 1024;

/** A manager's upload: the file and how to read it, in one form post. Answers the run's id, or an ErrorView as a procedure would. */
export async function POST(request: Request): Promise<Response> {
  const { actor, requestId } = await getSession();
  try {
    if (!fromOurPages(request)) throw forbidden();
    if (!actor) throw new DomainError("UNAUTHORIZED", "signInAgain");
    if (actor.viewer !== "staff" || actor.role !== "manager") throw forbidden();
    const { file, order } = await read(request);
    return Response.json(await startImport(actor, { ...order, file: await file.bytes() }));
  } catch (error) {
    const { status, view } = refusalOf(error, { requestId, path: "import" });
    return Response.json(view, { status });
  }
}

/** BAD_REQUEST `fileTooLarge`, `fileMissing` or `invalidInput`; a ZodError names each place of the order that is wrong. */
async function read(request: Request) {
  const length = Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY);
  if (length > LARGEST_FILE + SLACK) throw invalid("file", "fileTooLarge", { megabytes: 20 });
  const form = await request.formData().catch(() => null);
  const file = form?.get("file");
  if (!(file instanceof File)) throw invalid("file", "fileMissing");
  return { file, order: Order.parse(jsonOf(String(form?.get("order") ?? ""))) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError("BAD_REQUEST", "invalidInput");
  }
}
