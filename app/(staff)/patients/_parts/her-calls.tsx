import { getTranslations } from "next-intl/server";
import type { CallView } from "#server/messaging/call-schemas.ts";
import { DeskCalls } from "../../_parts/desk-calls.tsx";

/** Why she is to be called, and what of it was done lately. */
export async function HerCalls({ calls }: { calls: readonly CallView[] }) {
  if (calls.length === 0) return null;
  const words = await getTranslations("Calls");
  const open = calls.some(({ done }) => !done);
  return (
    <section className="part" aria-labelledby="her-calls">
      <h2 id="her-calls">{words(open ? "titleOfHer" : "titleDone")}</h2>
      {open && <p className="small soft empty-part">{words("means")}</p>}
      <DeskCalls calls={calls} />
    </section>
  );
}
