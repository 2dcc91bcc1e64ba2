import { getTranslations } from "next-intl/server";
import { addDays, cityOf, dateAt, hour, longDate, shortDate } from "#app/_format/index.ts";
import { requirePatient } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import type { NextView } from "#server/pathway/schemas.ts";
import { BringList } from "../_parts/bring-list.tsx";
import { MyFrame } from "../_parts/frame.tsx";
import { orNull, Trouble } from "../_parts/trouble.tsx";

/** One next step: when to arrive, where, what to say and bring. No word here tells what for. */
export default async function NextPage() {
  const actor = await requirePatient();
  const words = await getTranslations("My");
  const my = await orNull((await api()).my.next());
  if (!my) return <Trouble here="/my" />;
  return (
    <MyFrame here="/my" phone={my.call?.phone ?? null}>
      {my.next ? (
        <NextVisit next={my.next} recoveryDay={my.recoveryDay} now={actor.now.toString()} />
      ) : my.recoveryDay !== null ? (
        <RecoveryStep day={my.recoveryDay} />
      ) : (
        <NoStep my={my} />
      )}
      {(my.later.length > 0 || (my.waiting && my.next)) && (
        <section className="my-part">
          <h2>{words("later")}</h2>
          <ul className="lines">
            {my.later.map((visit) => (
              <li key={visit.bookingId}>
                <span className="icon i-waiting" aria-hidden="true" />
                <span>
                  {shortDate(dateAt(visit.arrivesAt, visit.zone))}
                  <span className="under">{visit.address}</span>
                  <OwnClock visit={visit} />
                </span>
                <span className="time">{hour(visit.arrivesAt, visit.zone)}</span>
              </li>
            ))}
            {my.waiting && (
              <li>
                <span className="icon i-waiting" aria-hidden="true" />
                <span>{words("anotherWaits")}</span>
              </li>
            )}
          </ul>
        </section>
      )}
    </MyFrame>
  );
}

type Visit = NonNullable<NextView["next"]>;

type NextProps = { next: Visit; recoveryDay: NextView["recoveryDay"]; now: string };

async function NextVisit({ next, recoveryDay, now }: NextProps) {
  const words = await getTranslations("My");
  const date = dateAt(next.arrivesAt, next.zone);
  const today = dateAt(now, next.zone);
  const begun = Temporal.Instant.compare(now, next.arrivesAt) > 0;
  const when =
    date === today
      ? words("comeToday")
      : words(date === addDays(today, 1) ? "comeTomorrow" : "comeOn", { date: longDate(date) });
  return (
    <>
      <header className="my-hero">
        <p className="over">{when}</p>
        <p className="bigtime time">{hour(next.arrivesAt, next.zone)}</p>
        <h1>{next.address}</h1>
        <OwnClock visit={next} />
        {next.nameToSay && <p className="soft">{words("say", { name: next.nameToSay })}</p>}
        {begun && <p className="soft">{words("late")}</p>}
        {recoveryDay !== null && (
          <a className="btn main wide" href="/my/days">
            {words("readDay", { day: recoveryDay })}
          </a>
        )}
      </header>
      <section className="my-part tint">
        <h2>{words("bring")}</h2>
        <BringList bring={next} more={next.moreToBring} />
      </section>
      <section className="my-part">
        <h2>{words("way")}</h2>
        <p>{next.address}</p>
        {next.directions && <p>{next.directions}</p>}
        <p className="soft">{words("lost", { phone: next.phone })}</p>
      </section>
    </>
  );
}

/** The same moment on her own clock, where it shows another hour than the site's. */
async function OwnClock({ visit }: { visit: Pick<Visit, "arrivesAt" | "zone" | "herZone"> }) {
  if (!visit.herZone) return null;
  const words = await getTranslations("My");
  return (
    <span className="under">
      {words("inYourZone", {
        there: cityOf(visit.zone),
        here: cityOf(visit.herZone),
        time: hour(visit.arrivesAt, visit.herZone),
        date: shortDate(dateAt(visit.arrivesAt, visit.herZone)),
      })}
    </span>
  );
}

async function RecoveryStep({ day }: { day: number }) {
  const words = await getTranslations("My");
  return (
    <header className="my-hero">
      <p className="over">{words("yourDay")}</p>
      <p className="bigtime">{words("day", { day })}</p>
      <h1>{words("readOneDay")}</h1>
      <a className="btn main wide" href="/my/days">
        {words("readToday")}
      </a>
    </header>
  );
}

async function NoStep({ my }: { my: NextView }) {
  const words = await getTranslations("My");
  return (
    <header className="my-hero">
      <h1>{my.waiting ? words("noDateYet") : words("nothingPlanned")}</h1>
      {my.waiting && <p className="soft">{words("dateComesHere")}</p>}
      {my.call && (
        <p className="soft">
          {my.waiting
            ? words("askByPhone", { phone: my.call.phone })
            : words("toMake", { phone: my.call.phone })}
        </p>
      )}
    </header>
  );
}
