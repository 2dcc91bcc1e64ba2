import { getTranslations } from "next-intl/server";
import { dateAt, fullDate } from "#app/_format/index.ts";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { PracticeNav } from "../_parts/practice-nav.tsx";
import { InviteForm } from "./_parts/invite-form.tsx";
import { LiftBarButton } from "./_parts/lift-bar-button.tsx";
import { PersonRow } from "./_parts/person-row.tsx";

/** Who works here and as what, who was invited, who left; and the bars that a manager may know of. */
export default async function PeoplePage() {
  const actor = await requireStaff("manager");
  const words = await getTranslations("People");
  const caller = await api();
  const [people, bars, sites] = await Promise.all([
    caller.staff.list(),
    caller.staff.bars(),
    caller.practice.sites(),
  ]);
  const zone = sites[0]?.zone ?? "UTC";
  const here = people.filter((one) => one.active);
  const left = people.filter((one) => !one.active);
  return (
    <main className="record" id="main">
      <div className="record-head">
        <h1>{words("title")}</h1>
      </div>
      <PracticeNav here="people" />
      <section className="part">
        <h2>{words("workHere")}</h2>
        <ul className="people">
          {here.map((person) => (
            <PersonRow
              key={person.staffId}
              person={person}
              zone={zone}
              mine={person.staffId === actor.actorId}
            />
          ))}
        </ul>
      </section>
      <section className="part">
        <h2>{words("invite")}</h2>
        <InviteForm zone={zone} />
      </section>
      <section className="part">
        <h2>{words("left")}</h2>
        {left.length === 0 && <p className="soft">{words("nobodyLeft")}</p>}
        <ul className="people">
          {left.map((person) => (
            <PersonRow key={person.staffId} person={person} zone={zone} mine={false} />
          ))}
        </ul>
      </section>
      <section className="part">
        <h2>{words("bars")}</h2>
        <p className="soft">{bars.length > 0 ? words("barsAbout") : words("noBars")}</p>
        <ul className="people">
          {bars.map((bar) => (
            <li key={bar.barId}>
              <span className="person">
                <span>{words("barOf", { name: bar.staffName, reference: bar.patientReference })}</span>
                <span className="small soft">
                  {words("since", { date: fullDate(dateAt(bar.since, zone)) })}
                </span>
              </span>
              <LiftBarButton barId={bar.barId} />
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}
