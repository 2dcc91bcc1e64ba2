import { getTranslations } from "next-intl/server";
import type { PrepareView } from "#server/pathway/schemas.ts";

type Props = Pick<PrepareView, "items" | "medicines" | "medicinesSetBy">;

/** What is settled: how she gets home, and each medicine as a clinician has set it. */
export async function Arranged({ items, medicines, medicinesSetBy }: Props) {
  const words = await getTranslations("My.prepare");
  const homes = items.flatMap(({ answer, itemId }) =>
    answer?.kind === "goingHome" ? [{ ...answer, itemId }] : [],
  );
  if (homes.length === 0 && medicinesSetBy === null) return null;
  return (
    <section className="my-part">
      <h2>{words("arranged")}</h2>
      {homes.length > 0 && (
        <>
          <h3>{words("wayHome")}</h3>
          <ul className="lines">
            {homes.map(({ itemId, way, words: added }) => (
              <li key={itemId}>
                <span className="icon i-people" aria-hidden="true" />
                <span>
                  {words(`arrangedWays.${way}`)}
                  {added && <span className="under">{added}</span>}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {medicinesSetBy !== null && (
        <>
          <h3>{words("medicines")}</h3>
          {medicines.length === 0 && <p>{words("noMedicines")}</p>}
          <ul className="lines">
            {medicines.map(({ medicine, action, how }) => (
              <li key={medicine}>
                <span className={`icon ${action === "stop" ? "i-no" : "i-yes"}`} aria-hidden="true" />
                <span>
                  {medicine}
                  <span className="under">
                    {[words(`medicineActions.${action}`), how].filter(Boolean).join(". ")}
                  </span>
                </span>
              </li>
            ))}
          </ul>
          <p className="soft">{words("setBy", { name: medicinesSetBy })}</p>
        </>
      )}
    </section>
  );
}
