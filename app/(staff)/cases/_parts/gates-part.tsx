import { getTranslations } from "next-intl/server";
import type { GateView } from "#server/pathway/schemas.ts";
import { type Around, inOrder, isShut } from "../_gates/around.ts";
import { GateRow } from "../_gates/gate-row.tsx";

type Props = { gates: readonly GateView[]; around: Around };

export const isBeforeTheatre = ({ stage }: Pick<GateView, "stage">): boolean =>
  stage === "ready" || stage === "sedation";

/** What has to be there before theatre, what else is to be done, and what before she goes home: open first, then what is closed. */
export async function GatesPart({ gates, around }: Props) {
  const words = await getTranslations("Case.gates");
  const before = gates.filter(isBeforeTheatre);
  const [also, after] = [
    gates.filter(({ stage }) => stage === "none"),
    gates.filter(({ stage }) => stage === "discharge"),
  ];
  const open = before.filter(isShut).length;
  return (
    <div className="case-gates">
      <section className="part" aria-labelledby="before-theatre">
        <div className="part-head">
          <h2 id="before-theatre">{words("title")}</h2>
          <span className="small soft">
            {words("closedOf", { closed: before.length - open, count: before.length })}
          </span>
        </div>
        <Rows gates={before} around={around} mains />
        {around.goesOn ? (
          open > 0 && <p className="small soft gates-foot">{words("shutUntil", { count: before.length })}</p>
        ) : (
          <p className="small soft gates-foot">{words("decideFirst")}</p>
        )}
      </section>
      {[
        { key: "also" as const, of: also },
        { key: "after" as const, of: after },
      ]
        .filter(({ of }) => of.length > 0)
        .map(({ key, of }) => (
          <section className="part" key={key} aria-labelledby={`gates-${key}`}>
            <div className="part-head">
              <h2 id={`gates-${key}`}>{words(key)}</h2>
              <span className="small soft">
                {words("closedOf", { closed: of.filter((one) => !isShut(one)).length, count: of.length })}
              </span>
            </div>
            <Rows gates={of} around={around} />
          </section>
        ))}
    </div>
  );
}

/** Of a case that is over: what was closed or let pass. Nothing is asked for any more. */
export async function GatesOver({ gates, around }: Props) {
  const words = await getTranslations("Case.gates");
  const over = gates.filter((gate) => !isShut(gate));
  return (
    <section className="part case-gates" aria-labelledby="what-was">
      <div className="part-head">
        <h2 id="what-was">{words("was")}</h2>
      </div>
      {over.length === 0 ? (
        <p className="case-say soft">{words("nothingWas")}</p>
      ) : (
        <Rows gates={over} around={around} />
      )}
    </section>
  );
}

function Rows({ gates, around, mains = false }: Props & { mains?: boolean }) {
  const open = inOrder(gates.filter(isShut), around);
  const closed = gates.filter((gate) => !isShut(gate));
  const [first] = open;
  return (
    <ol className="gates">
      {[...open, ...closed].map((gate) => (
        <GateRow
          key={gate.gateId}
          gate={gate}
          around={around}
          main={mains && gate === first && gate.state === "attention"}
        />
      ))}
    </ol>
  );
}
