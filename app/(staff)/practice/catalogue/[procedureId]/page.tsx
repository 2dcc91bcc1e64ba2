import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import type { ProcedureView } from "#server/catalogue/schemas.ts";
import NotHere from "../../../not-found.tsx";
import { Frame, readers } from "../_parts/frame.tsx";
import { KindRows } from "../_parts/kind-rows.tsx";
import { PolicyConditions } from "../_parts/policy-words.tsx";
import { ProcedureForm } from "../_parts/procedure-form.tsx";
import { UseForm } from "../_parts/use-form.tsx";
import { VariantsForm } from "../_parts/variants-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Catalogue"))("title") };
}

type Props = { params: Promise<{ procedureId: string }> };

/** One procedure: where it is permitted, as what it is booked, what its patients read. */
export default async function ProcedurePage({ params }: Props) {
  const { role } = await requireStaff(...readers);
  const { procedureId } = await params;
  const words = await getTranslations("Catalogue");
  const caller = await api();
  const manages = role === "manager";
  const procedures = await caller.catalogue.allProcedures({ inactive: manages });
  const procedure = procedures.find((one) => one.procedureId === procedureId);
  if (!procedure) return <NotHere />;
  const [profiles, texts] = await Promise.all([
    caller.catalogue.profiles({}),
    caller.catalogue.templates({ procedureId }),
  ]);
  const options = profiles
    .filter(({ kind }) => kind === "day_case")
    .flatMap(({ label, variants }) =>
      variants.map((one) => ({
        value: one.variantId,
        label: words("variant", { profile: label, variant: one.label }),
      })),
    );
  return (
    <Frame here="procedures" role={role} title={procedure.name}>
      <p className="meta soft catalogue-about">
        {[
          procedure.code,
          procedure.specialty,
          procedure.policyGroup,
          procedure.sensitive && words("sensitive"),
          procedure.policyControlled && words("controlled"),
          !procedure.active && words("notInUse"),
        ]
          .filter(Boolean)
          .join(", ")}
      </p>
      <div className="cols case-cols">
        <div>
          <Sites procedure={procedure} />
          <section className="part">
            <h2>{words("texts")}</h2>
            {!procedure.hasApprovedTemplate && (
              <div className="notice is-attention">
                <h3>{words("draftNotice")}</h3>
                <p>{words("textMissingMeans")}</p>
              </div>
            )}
            <KindRows procedureId={procedureId} texts={texts} role={role} zone="UTC" />
          </section>
        </div>
        <div>
          <section className="part">
            <h2>{words("bookedAs")}</h2>
            {procedure.sensitive && <p className="small soft catalogue-about">{words("ruleOfThree")}</p>}
            <BookedAs procedure={procedure} />
            {manages && <VariantsForm procedure={procedure} options={options} />}
          </section>
          {manages && (
            <section className="part">
              <details className="fold">
                <summary>
                  {words("editProcedure")} <span className="icon i-down" />
                </summary>
                <ProcedureForm procedure={procedure} />
              </details>
              <UseForm what="procedure" id={procedureId} active={procedure.active} />
            </section>
          )}
          <Link href="/practice/catalogue/rules" prefetch={false}>
            {words("pages.rules")}
          </Link>
        </div>
      </div>
    </Frame>
  );
}

async function Sites({ procedure: { sites } }: { procedure: ProcedureView }) {
  const words = await getTranslations("Catalogue");
  return (
    <section className="part">
      <h2>{words("where")}</h2>
      {sites.length === 0 && <p className="soft">{words("whereNone")}</p>}
      <ul className="rows">
        {sites.map(({ siteId, siteName, policy }) => (
          <li key={siteId}>
            <b>{siteName}</b>
            <div>
              {words(`status.${policy.status}`)}
              <PolicyConditions {...policy} />
              {policy.source && <p className="small soft">{words("source", { source: policy.source })}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function BookedAs({ procedure }: { procedure: ProcedureView }) {
  const words = await getTranslations("Catalogue");
  const { variants, sites, hasApprovedTemplate } = procedure;
  if (variants.length === 0) return <p className="soft">{words("noTicks")}</p>;
  const said = (safe: boolean | undefined) =>
    safe === undefined ? "variantRetired" : !hasApprovedTemplate ? "noText" : safe ? "offered" : "tooFew";
  return (
    <ul className="rows">
      {variants.map(({ variantId, profileLabel, variantLabel }) => (
        <li key={variantId}>
          <span>{words("variant", { profile: profileLabel, variant: variantLabel })}</span>
          <ul className="small">
            {sites.map(({ siteId, siteName, variants: here }) => {
              const state = said(here.find((one) => one.variantId === variantId)?.safe);
              return (
                <li key={siteId}>
                  {siteName}: <span className={state === "offered" ? undefined : "soft"}>{words(state)}</span>
                </li>
              );
            })}
          </ul>
        </li>
      ))}
    </ul>
  );
}
