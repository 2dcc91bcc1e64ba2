import { getTranslations } from "next-intl/server";
import { dateAt, shortDate } from "#app/_format/index.ts";
import type { CaseHealing, HealedView } from "#server/recovery/healing-schemas.ts";
import { Sealed } from "../../list/_parts/sealed.tsx";
import { ClearForm } from "./clear-form.tsx";

type Props = { caseId: string; zone: string; healing: CaseHealing };

/** After the operation: the day by both counts, what she reads of what she may do again, and the word that some of it waits for. */
export async function HealingPart({ caseId, zone, healing }: Props) {
  const { day, infectionDay, asks, cleared, mayClear } = healing;
  if (day === null || healing.healing.length === 0) return null;
  const words = await getTranslations("Case.healing");
  const rows = await Promise.all(healing.healing.map(async (one) => ({ ...one, said: await saidOf(one) })));
  return (
    <section className="part">
      <h2>{words("title")}</h2>
      <p className="small soft">
        {words("day", { day })},{" "}
        {infectionDay === null ? words("windowOver") : words("window", { day: infectionDay })}
      </p>
      <dl className="rows">
        {rows.map(({ kind, said }) => (
          <div key={kind}>
            <dt>
              <Sealed>{words(`kinds.${kind}`)}</Sealed>
            </dt>
            <dd>
              <Sealed>{said}</Sealed>
            </dd>
          </div>
        ))}
      </dl>
      {asks.length > 0 && (
        <>
          <p className="case-say">
            <Sealed>{cleared ? await said(cleared, zone) : words("none")}</Sealed>
          </p>
          {mayClear && <ClearForm key={cleared?.at ?? ""} caseId={caseId} asks={asks} cleared={cleared} />}
        </>
      )}
    </section>
  );
}

async function said({ kinds, byName, at }: NonNullable<CaseHealing["cleared"]>, zone: string) {
  const words = await getTranslations("Case.healing");
  const by = { name: byName, date: shortDate(dateAt(at, zone)) };
  if (kinds.length === 0) return words("takenBack", by);
  return words("saidBy", { what: kinds.map((kind) => words(`kinds.${kind}`)).join(", "), ...by });
}

async function saidOf({ kind, state, fromDate, toDate }: HealedView): Promise<string> {
  const words = await getTranslations("Case.healing.states");
  if (kind === "threads" && toDate)
    return state === "now" ? words("goneNow") : words("gone", { date: shortDate(toDate) });
  return words(state, { date: fromDate ? shortDate(fromDate) : "" });
}
