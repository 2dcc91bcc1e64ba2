import { getTranslations } from "next-intl/server";
import { shortDate } from "#app/_format/index.ts";
import { clearedKinds } from "#server/catalogue/template-schemas.ts";
import type { HealedView } from "#server/recovery/healing-schemas.ts";
import type { RecoveryPlan } from "#server/recovery/schemas.ts";

/** What she may do again and from when, and where her stitches are, in plain words. What is intimate is among it only once she has asked. */
export async function HealingPart({ plan: { healing, shown } }: { plan: RecoveryPlan }) {
  if (healing.length === 0) return null;
  const words = await getTranslations("My.healing");
  const rows = await Promise.all(healing.map(async (one) => ({ ...one, said: await saidOf(one) })));
  return (
    <section className="my-part" id="again">
      <h2>{words("title")}</h2>
      <dl className="again">
        {rows.map(({ kind, said, state }) => (
          <div key={kind} className={shown && kind === "intimacy" ? "private" : undefined}>
            <dt>{words(`kinds.${kind}`)}</dt>
            <dd className={state === "now" ? "is-now" : undefined}>{said}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

async function saidOf({ kind, state, waits, fromDate, toDate }: HealedView): Promise<string> {
  const words = await getTranslations("My.healing");
  if (kind === "threads") return threadsSaid({ state, fromDate, toDate });
  const needsWord = clearedKinds.some((one) => one === kind);
  const date = fromDate ? shortDate(fromDate) : "";
  if (state === "ahead") return words(waits ? "aheadCleared" : "ahead", { date });
  if (state === "now") return words(needsWord ? "nowCleared" : "now");
  return words(state === "asks" ? "asks" : "unset");
}

async function threadsSaid({ state, fromDate, toDate }: Omit<HealedView, "kind" | "waits">): Promise<string> {
  const words = await getTranslations("My.healing.threads");
  if (state === "removal" || state === "now") return words(state);
  if (!fromDate || !toDate) return words("dissolve");
  const [from, date] = [shortDate(fromDate), shortDate(toDate)];
  return fromDate === toDate ? words("ahead", { date }) : words("aheadRange", { from, date });
}
