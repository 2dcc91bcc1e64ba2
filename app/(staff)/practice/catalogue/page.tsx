import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import type { ProcedureView } from "#server/catalogue/schemas.ts";
import { Frame, readers } from "./_parts/frame.tsx";
import { ProcedureForm } from "./_parts/procedure-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Catalogue"))("title") };
}

/** What may be asked for, where, and as what it is booked. */
export default async function CataloguePage() {
  const { role } = await requireStaff(...readers);
  const words = await getTranslations("Catalogue");
  const procedures = await (await api()).catalogue.allProcedures({ inactive: role === "manager" });
  return (
    <Frame here="procedures" role={role}>
      <p className="soft catalogue-about">{words("about")}</p>
      {procedures.length === 0 && <p className="soft">{words("none")}</p>}
      {procedures.length > 0 && (
        <ul className="offers-list">
          {procedures.map((procedure) => (
            <Procedure key={procedure.procedureId} procedure={procedure} />
          ))}
        </ul>
      )}
      {role === "manager" && (
        <section className="part">
          <h2>{words("addProcedure")}</h2>
          <ProcedureForm />
        </section>
      )}
    </Frame>
  );
}

async function Procedure({ procedure }: { procedure: ProcedureView }) {
  const words = await getTranslations("Catalogue");
  const { procedureId, name, code, specialty, active, sensitive, policyControlled, sites } = procedure;
  return (
    <li className={active ? undefined : "soft"}>
      <div>
        <Link className="who" href={`/practice/catalogue/${procedureId}`} prefetch={false}>
          {name}
        </Link>
        <div className="small soft">{[code, specialty].filter(Boolean).join(", ")}</div>
        <div className="small">
          {[sensitive && words("sensitive"), policyControlled && words("controlled")]
            .filter(Boolean)
            .join(", ")}
        </div>
      </div>
      <ul className="small">
        {sites.map(({ siteId, siteName, policy, variants }) => (
          <li key={siteId}>
            {siteName}
            {policy.status === "restricted" && `, ${words("status.restricted")}`}
            {!variants.some(({ safe }) => safe) && <span className="soft">, {words("nowhere")}</span>}
          </li>
        ))}
      </ul>
      <div className="stands">
        {!active && <span className="mark is-off">{words("notInUse")}</span>}
        <span className={procedure.hasApprovedTemplate ? "mark is-ready" : "mark is-attention"}>
          {words(`textState.${procedure.hasApprovedTemplate ? "approved" : "missing"}`)}
        </span>
      </div>
    </li>
  );
}
