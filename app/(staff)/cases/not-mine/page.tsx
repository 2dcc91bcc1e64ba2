import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { NotMineForm } from "./_parts/not-mine-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Case"))("title") };
}

/** What a surgeon does not do. Nobody else sees it, and no reason is asked. */
export default async function NotMinePage() {
  await requireStaff("surgeon");
  const words = await getTranslations("Case.notMine");
  const caller = await api();
  const [procedures, { procedureIds }] = await Promise.all([
    caller.catalogue.allProcedures({}),
    caller.catalogue.optOuts(),
  ]);
  return (
    <main className="record" id="main">
      <div className="record-head">
        <h1>{words("title")}</h1>
      </div>
      <p className="soft catalogue-about">{words("about")}</p>
      <section className="part">
        <NotMineForm
          chosen={procedureIds}
          procedures={procedures.map(({ procedureId, name }) => ({ value: procedureId, label: name }))}
        />
      </section>
      <p>
        <Link href="/cases" prefetch={false}>
          {words("back")}
        </Link>
      </p>
    </main>
  );
}
