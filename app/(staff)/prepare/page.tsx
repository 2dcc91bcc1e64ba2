import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { dateAt } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { isAdministrative } from "../cases/_gates/around.ts";
import { SealBar } from "../list/_parts/seal-bar.tsx";
import { askedBy } from "./_parts/asked.ts";
import { CaseList } from "./_parts/case-list.tsx";
import { Filters } from "./_parts/filters.tsx";
import { missingNow } from "./_parts/missing.ts";
import { PickFrame } from "./_parts/picking.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Prepare"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What is missing before whose operation, the soonest first. An anaesthetist has those who are put to sleep. */
export default async function PreparePage({ searchParams }: Props) {
  const actor = await requireStaff("surgeon", "nurse", "anaesthetist");
  const asked = askedBy(await searchParams);
  const { cases } = await (await api()).cases.worklist(asked);
  const words = await getTranslations("Prepare");
  const list = await getTranslations("List");
  const listed = cases.map(({ missing, ...one }) => ({
    one,
    missing: missingNow({ ...one, missing }, actor.now),
    today: dateAt(actor.now.toString(), one.zone),
  }));
  const groups = listed.filter(({ missing }) => missing.length > 0);
  const complete = asked.only === "all" ? listed.length - groups.length : 0;
  const pickable = groups.flatMap(({ one: { caseId }, missing }) =>
    missing.filter(isAdministrative).map(({ gateId }) => ({ caseId, itemId: gateId })),
  );
  return (
    <main className="record list-page prepare-page" id="main">
      <div className="list-head">
        <h1>{words("title")}</h1>
        <Filters asked={asked} />
      </div>
      <SealBar
        note={list(actor.role === "surgeon" ? "whoReads" : "whoReadsTeam")}
        cover={list("cover")}
        show={list("showForMinute")}
        coverAgain={list("coverAgain")}
      />
      {groups.length === 0 && (
        <p className="soft prepare-none">
          {words(asked.only === "all" ? "none" : "noneOf", { days: asked.days })}
        </p>
      )}
      <PickFrame all={pickable}>
        <CaseList cases={JSON.stringify(groups)} role={actor.role} />
        <p className="small soft prepare-none">
          {complete > 0 && groups.length > 0 && words("readyToo", { count: complete })} {words("theDay")}
        </p>
      </PickFrame>
    </main>
  );
}
