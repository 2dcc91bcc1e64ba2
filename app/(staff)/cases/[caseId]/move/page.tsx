import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { dateAt, hour, longDate } from "#app/_format/index.ts";
import { instantOn } from "#app/_format/read.ts";
import { TextField } from "#app/_forms/fields.tsx";
import { requireStaff } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import NotHere from "../../../not-found.tsx";
import { MovedChanges } from "../../_parts/moved-changes.tsx";
import { CaseSubPage } from "../../_parts/sub-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Case"))("title") };
}

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What another day or hour would change of what is still to be done: asked and answered without moving anything. */
export default async function MovedPage({ params, searchParams }: Props) {
  const actor = await requireStaff("surgeon", "nurse", "anaesthetist");
  const [{ caseId }, asked, caller] = [await params, await searchParams, await api()];
  const one = await orMissing(caller.cases.get({ caseId }));
  if (one?.state !== "booked" || !one.startsAt) return <NotHere />;
  const words = await getTranslations("Case");
  const { startsAt, zone } = one;
  const [day, time] = [textOf(asked.day), textOf(asked.hour)];
  const wished = day && time ? instantOn(day, time, zone) : null;
  const isOther = wished !== null && Date.parse(wished) !== Date.parse(startsAt);
  const moved = isOther ? await orMissing(caller.cases.ifMoved({ caseId, startsAt: wished })) : null;
  return (
    <CaseSubPage
      caseId={caseId}
      title={words("moved.title")}
      patientName={one.patientName}
      about={words("profile", { profile: one.profileLabel, variant: one.variantLabel })}
      operation={{
        name: one.procedureName,
        readBy: actor.role === "surgeon" ? "whoReads" : "whoReadsTeam",
      }}
    >
      <section className="part" aria-label={words("moved.title")}>
        <form className="stack" action={`/cases/${caseId}/move`} method="get">
          <p className="soft">
            {words("moved.stands", { date: longDate(dateAt(startsAt, zone)), time: hour(startsAt, zone) })}
          </p>
          <div className="pair">
            <TextField
              name="day"
              type="date"
              label={words("moved.day")}
              defaultValue={day ?? dateAt(startsAt, zone)}
            />
            <TextField
              name="hour"
              className="input time"
              inputMode="numeric"
              autoComplete="off"
              maxLength={6}
              label={words("moved.hour")}
              defaultValue={time ?? hour(startsAt, zone)}
            />
          </div>
          <div className="btns">
            <button className="btn main" type="submit">
              {words("moved.show")}
            </button>
          </div>
        </form>
        {day !== null && !moved && (isOther || wished === null) && (
          <p className="problem">{words("moved.badHour")}</p>
        )}
      </section>
      {moved && <MovedChanges moved={moved} />}
      <p className="small soft">{words("moved.means")}</p>
    </CaseSubPage>
  );
}

const textOf = (value: string | string[] | undefined): string | null =>
  typeof value === "string" ? value : null;
