import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import NotHere from "../../../not-found.tsx";
import { PracticeNav } from "../../_parts/practice-nav.tsx";
import { RunProgress } from "./run-progress.tsx";

/** How far a run has come, then the rows that need a person. An id of no run here, or of none at all, is an ordinary "nothing here". */
export default async function RunPage({ params }: { params: Promise<{ runId: string }> }) {
  await requireStaff("manager");
  const words = await getTranslations("Import");
  const caller = await api();
  const [run, sites] = await Promise.all([
    orMissing(caller.imports.get(await params)),
    caller.practice.sites(),
  ]);
  if (!run) return <NotHere />;
  const zone = sites.find((one) => one.siteId === run.siteId)?.zone ?? "UTC";
  return (
    <main className="record" id="main">
      <div className="record-head">
        <h1>{run.dryRun ? words("trial") : words("real")}</h1>
      </div>
      <PracticeNav here="import" />
      <RunProgress first={run} zone={zone} />
      <p>
        <Link prefetch={false} href="/practice/import">
          {words("back")}
        </Link>
      </p>
    </main>
  );
}
