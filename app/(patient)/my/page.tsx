import { getTranslations } from "next-intl/server";
import { addDays, dateAt, hour, longDate, shortDate } from "#app/_format/index.ts";
import { requirePatient } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import type { NextView } from "#server/pathway/schemas.ts";
import { BringList } from "../_parts/bring-list.tsx";
import { MyFrame } from "../_parts/frame.tsx";
import { OwnClock } from "../_parts/own-clock.tsx";
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
        <NextVisit my={my} next={my.next} now={actor.now.toString()} />
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
                  <OwnClock at={visit.arrivesAt} zone={visit.zone} herZone={visit.herZone} />
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

type NextProps = { my: NextView; next: Visit; now: string };

async function NextVisit({ my, next, now }: NextProps) {
  const { recoveryDay } = my;
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
        <OwnClock at={next.arrivesAt} zone={next.zone} herZone={next.herZone} />
        {next.nameToSay && <p className="soft">{words("say", { name: next.nameToSay })}</p>}
        {begun && <p className="soft">{words("late")}</p>}
        {recoveryDay !== null && (
          <a className="btn main wide" href="/my/days">
            {words("readDay", { day: recoveryDay })}
          </a>
        )}
        <OpenStep my={my} main={recoveryDay === null} />
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

/** What waits for her, by its number alone. */
async function OpenStep({ my: { toDo, toSign }, main }: { my: NextView; main: boolean }) {
  if (toDo === 0 && toSign === 0) return null;
  const words = await getTranslations("My.prepare");
  return (
    <>
      <a className={main ? "btn main wide" : "btn wide"} href={toSign > 0 ? "/my/consent" : "/my/prepare"}>
        {words(toSign > 0 ? "sign" : "open")}
      </a>
      {toSign > 0 && <p className="under">{words("toSign", { count: toSign })}</p>}
      {toDo > 0 && <p className="under">{words("count", { count: toDo })}</p>}
    </>
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
      <OpenStep my={my} main />
    </header>
  );
}
