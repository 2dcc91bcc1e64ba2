import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { requirePatient } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { MyFrame } from "../../_parts/frame.tsx";
import { secondsLeft, wasShown } from "../../_parts/shown.ts";
import { orNull, Trouble } from "../../_parts/trouble.tsx";
import { CoverWhenLeft } from "./_parts/cover-when-left.tsx";
import { Covered } from "./_parts/covered.tsx";
import { Questions } from "./_parts/questions.tsx";
import { Said } from "./_parts/said.tsx";
import { ShownDocument } from "./_parts/shown-document.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What she reads and signs. Covered first: each document by its place and its state; words that name what it is for come only after *show*, one document at a time. */
export default async function ConsentPage({ searchParams }: Props) {
  const actor = await requirePatient();
  const [words, { show, doc, said }] = [await getTranslations("My.consent"), await searchParams];
  const mark = typeof show === "string" ? show : undefined;
  const isShown = secondsLeft(mark, actor.now) > 0 || (wasShown(mark, actor.now) && (await isAnswer()));
  const view = await orNull((await api()).my.consents({ show: isShown }));
  if (!view) return <Trouble here="/my/prepare" />;
  const number = Number(doc);
  const one = isShown ? view.consents[number - 1] : undefined;
  return (
    <MyFrame here="/my/prepare" phone={view.call?.phone ?? null}>
      <header className="my-hero">
        <h1>{words(view.consents.length > 0 ? "title" : "nothing")}</h1>
        <p className="soft">{words(view.consents.length > 0 ? "means" : "nothingMeans")}</p>
        {view.consents.length > 0 && !one && <p className="soft">{words("coveredMeans")}</p>}
      </header>
      <Said said={said} />
      {one ? <ShownDocument one={one} number={number} /> : <Covered view={view} />}
      {view.consents.length > 0 && <Questions view={view} of={one?.caseId ?? null} />}
      {isShown && <CoverWhenLeft back="/my/consent" />}
    </MyFrame>
  );
}

/** Whether this answers a form that was sent without scripts: she is there, and what she filled in comes back. */
async function isAnswer(): Promise<boolean> {
  return (await headers()).get("content-type")?.startsWith("multipart/form-data") ?? false;
}
