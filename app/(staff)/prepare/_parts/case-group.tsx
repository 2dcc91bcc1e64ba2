import Link from "next/link";
import { useTranslations } from "next-intl";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { StaffRole } from "#server/kernel/index.ts";
import type { GateView, WorklistCase } from "#server/pathway/schemas.ts";
import { type Around, isAdministrative } from "../../cases/_gates/around.ts";
import { GateRow } from "../../cases/_gates/gate-row.tsx";
import { Sealed } from "../../list/_parts/sealed.tsx";
import { PickBox } from "./picking.tsx";

/** `today`: at the site. */
export type Prepared = { one: Omit<WorklistCase, "missing">; missing: readonly GateView[]; today: string };
type Props = Prepared & { role: StaffRole };

/** One operation: when, whose, as what, how it stands; and under it what is missing. */
export function CaseGroup({ one, missing, today, role }: Props) {
  const words = useTranslations("Prepare");
  const { caseId, zone, startsAt, patientName } = one;
  const operatedOn = startsAt && dateAt(startsAt, zone);
  const around: Around = { ...{ caseId, zone, today, role, operatedOn }, goesOn: true, view: null };
  return (
    <li className="prepare-case">
      <div className="prepare-head">
        <h2>
          <Link className="who" href={`/cases/${caseId}`} prefetch={false}>
            {patientName}
          </Link>
        </h2>
        <span className="prepare-when">
          {startsAt && operatedOn ? (
            <>
              <span className="soft">{operatedOn === today ? words("today") : shortDate(operatedOn)}</span>{" "}
              <span className="bigtime time">{hour(startsAt, zone)}</span>
            </>
          ) : (
            <span className="soft">{words("noDate")}</span>
          )}
        </span>
        <p className="small soft">
          {words("profile", { profile: one.profileLabel, variant: one.variantLabel })}
        </p>
        <Readiness one={one} />
        <p className="prepare-seal small">
          <Sealed>{one.procedureName}</Sealed>
        </p>
      </div>
      <ol className="gates">
        {missing.map((gate) => (
          <GateRow
            key={gate.gateId}
            gate={gate}
            around={around}
            pick={
              isAdministrative(gate) && gate.item ? (
                <PickBox
                  item={{ caseId, itemId: gate.item.itemId }}
                  label={words("pick", { title: gate.item.title, name: patientName })}
                />
              ) : undefined
            }
          />
        ))}
      </ol>
    </li>
  );
}

function Readiness({ one: { readiness, withdrawn } }: Pick<Props, "one">) {
  const words = useTranslations("Prepare");
  if (withdrawn) return <span className="mark is-attention prepare-mark">{words("takenBack")}</span>;
  return (
    <span className={`mark prepare-mark ${readiness === "ready" ? "is-ready" : "is-waiting"}`}>
      {words(readiness)}
    </span>
  );
}
