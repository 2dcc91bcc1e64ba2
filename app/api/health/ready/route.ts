import { isReady } from "#server/api/health.ts";

export const dynamic = "force-dynamic";

/** 200 when the database is reachable and migrated and a worker lives, else 503; never why. */
export async function GET() {
  const ok = await isReady();
  return Response.json({ ok }, { status: ok ? 200 : 503 });
}
