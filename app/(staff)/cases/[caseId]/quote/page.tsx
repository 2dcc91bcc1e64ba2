import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { dateAt } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import NotHere from "../../../not-found.tsx";
import { QuoteForm } from "../../_parts/quote-form.tsx";
import { CaseSubPage } from "../../_parts/sub-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Case"))("title") };
}

type Props = { params: Promise<{ caseId: string }> };

/** What it will cost, and when and how she was told: the wait of a law may run from then. */
export default async function QuotePage({ params }: Props) {
  const actor = await requireStaff("surgeon");
  const { caseId } = await params;
  const one = await orMissing((await api()).cases.get({ caseId }));
  if (!one?.mayDecide) return <NotHere />;
  const words = await getTranslations("Case");
  return (
    <CaseSubPage
      caseId={caseId}
      title={words("quote.title")}
      patientName={one.patientName}
      about={words("profile", { profile: one.profileLabel, variant: one.variantLabel })}
      operation={null}
    >
      <QuoteForm caseId={caseId} quote={one.quote} today={dateAt(actor.now.toString(), one.zone)} />
    </CaseSubPage>
  );
}
