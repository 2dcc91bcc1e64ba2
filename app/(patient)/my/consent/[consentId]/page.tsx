import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requirePatient } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import { CoverAgain } from "../../../_parts/cover-again.tsx";
import { MyFrame } from "../../../_parts/frame.tsx";
import { secondsLeft } from "../../../_parts/shown.ts";
import { orNull, Trouble } from "../../../_parts/trouble.tsx";
import { Copy } from "../_parts/copy.tsx";
import { ShowForm } from "../_parts/show-form.tsx";

type Props = {
  params: Promise<{ consentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What she signed, word for word, once she asks to be shown it. */
export default async function CopyPage({ params, searchParams }: Props) {
  const actor = await requirePatient();
  const [{ consentId }, { show }, caller] = [await params, await searchParams, await api()];
  const view = await orNull(caller.my.consents({ show: false }));
  if (!view) return <Trouble here="/my/prepare" />;
  const one = view.consents.find((consent) => consent.consentId === consentId);
  if (!one) redirect("/my/consent");
  const seconds = secondsLeft(typeof show === "string" ? show : undefined, actor.now);
  const copy = seconds > 0 ? await orMissing(caller.my.consentCopy({ caseId: one.caseId, consentId })) : null;
  const words = await getTranslations("My.consent");
  const page = `/my/consent/${consentId}`;
  return (
    <MyFrame here="/my/prepare" phone={view.call?.phone ?? null}>
      <header className="my-hero">
        <h1>{words("copyTitle")}</h1>
        {!copy && <p className="soft">{words("copyCovered")}</p>}
      </header>
      {copy ? (
        <Copy copy={copy} zone={view.zone} page={page} />
      ) : (
        <section className="my-part">
          <ShowForm consentId={consentId} main>
            {words("show")}
          </ShowForm>
          <a className="btn wide" href="/my/consent">
            {words("back")}
          </a>
        </section>
      )}
      {copy && <CoverAgain seconds={seconds} back={page} />}
    </MyFrame>
  );
}
