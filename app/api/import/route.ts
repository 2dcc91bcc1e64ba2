import { z } from "zod";
import { getSession } from "#app/_session/session.ts";
import { LARGEST_FILE, startImport } from "#server/interop/index.ts";
import { ImportMap } from "#server/interop/schemas.ts";
import { DomainError } from "#server/kernel/index.ts";
import { log } from "#server/kernel/log.ts";

const Order = z.object({ siteId: z.uuid(), map: ImportMap, dryRun: z.boolean() });
// The form's own words around the file.
const SLACK = 64 * 1024;

/** A manager's upload: the file and how to read it, in one form post. Answers the run's id, or what is wrong with the file. */
export async function POST(request: Request): Promise<Response> {
  const { actor, requestId } = await getSession();
  if (request.headers.get("x-dayward") !== "1") return new Response(null, { status: 403 });
  if (actor?.viewer !== "staff" || actor.role !== "manager") return refuse(403, { reason: "forbidden" });
  if (Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY) > LARGEST_FILE + SLACK) {
    return refuse(413, { reason: "fileTooLarge", params: { megabytes: 20 } });
  }
  try {
    const form = await request.formData();
    const file = form.get("file");
    const order = Order.safeParse(JSON.parse(String(form.get("order") ?? "null")));
    if (!(file instanceof File) || !order.success) return refuse(400, { reason: "invalidInput" });
    const started = await startImport(actor, { ...order.data, file: await file.bytes() });
    return Response.json(started);
  } catch (error) {
    if (error instanceof DomainError) return refuse(400, { reason: error.reason, params: error.params });
    log.error({ requestId, fault: error instanceof Error ? error.name : "unknown" }, "import refused");
    return refuse(500, { reason: "unforeseen", params: { requestId } });
  }
}

const refuse = (status: number, body: { reason: string; params?: Readonly<Record<string, unknown>> }) =>
  Response.json(body, { status });
