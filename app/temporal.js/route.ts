import { readFile } from "node:fs/promises";
import { join } from "node:path";

export const dynamic = "force-static";

/** The polyfill, for browsers that have no `Temporal` of their own yet: `BeforePaint` asks for it there only. */
export async function GET() {
  const script = await readFile(join(process.cwd(), "node_modules/temporal-polyfill/global.js"), "utf8");
  return new Response(script, { headers: { "content-type": "text/javascript; charset=utf-8" } });
}
