import { getTranslations } from "next-intl/server";
import { clock, dateAt, fullDate } from "#app/_format/index.ts";
import { requirePatient } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { channels, coverLines, type ProfileView } from "#server/identity/patient-schemas.ts";
import { MyFrame } from "../../_parts/frame.tsx";
import { orNull, Trouble } from "../../_parts/trouble.tsx";
import { liftBar } from "./actions.ts";
import { ContactForm } from "./contact-form.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** How we may reach her, by her own word, and who here must not know of her. */
export default async function ReachPage({ searchParams }: Props) {
  await requirePatient();
  const words = await getTranslations("My.reaching");
  const { kept, lifted } = await searchParams;
  const caller = await api();
  const [profile, my] = await Promise.all([orNull(caller.my.profile()), orNull(caller.my.next())]);
  if (!profile) return <Trouble here="/my/reach" />;
  return (
    <MyFrame here="/my/reach" phone={my?.call?.phone ?? null}>
      <header className="my-hero">
        <h1>{words("title")}</h1>
        <p className="soft">{words("means")}</p>
      </header>
      {(kept || lifted) && (
        <p className="said is-ready" role="status">
          <span className="mark is-ready">{words(kept ? "kept" : "liftedSaid")}</span>
        </p>
      )}
      <section className="my-part">
        <HowToReach profile={profile} />
      </section>
      <section className="my-part">
        <h2>{words("messagesTitle")}</h2>
        <p className="soft">{words("messagesMean")}</p>
        <a className="btn wide" href="/my/messages">
          {words("messages")}
        </a>
      </section>
      <People profile={profile} />
      {profile.bars.length > 0 && (
        <section className="my-part">
          <h2>{words("bars")}</h2>
          <p className="soft">{words("barsMean")}</p>
          {profile.bars.map(({ staffId, staffName, since }) => (
            <details className="fold" key={staffId}>
              <summary>
                <span>
                  {staffName}
                  <span className="under">
                    {words("barredSince", { date: fullDate(dateAt(since, profile.zone ?? "UTC")) })}
                  </span>
                </span>
                <span className="icon i-down" aria-hidden="true" />
              </summary>
              <p>{words("liftMeans", { name: staffName })}</p>
              <form action={liftBar}>
                <input type="hidden" name="staffId" value={staffId} />
                <button className="btn wide" type="submit">
                  {words("lift")}
                </button>
              </form>
            </details>
          ))}
        </section>
      )}
      <section className="my-part">
        <a className="btn wide" href="/my/passphrase">
          {words("passphrase")}
        </a>
      </section>
    </MyFrame>
  );
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const HALF_HOURS = Array.from({ length: 48 }, (_, half) => half * 30);

async function HowToReach({ profile: { contact, phone, email } }: { profile: ProfileView }) {
  const words = await getTranslations("My.reaching");
  // As much as she needs to know it again, and no more than that for whoever looks over her shoulder.
  const number = phone ? `…${phone.replace(/\D/g, "").slice(-4)}` : words("unknown");
  const address = email ? email.replace(/^(.).*@/, "$1…@") : words("unknown");
  const channelWords = {
    none: words("channels.none"),
    sms: words("channels.sms", { ending: number }),
    email: words("channels.email", { ending: address }),
    phone: words("channels.phone", { ending: number }),
  };
  const hours = [...new Set([...HALF_HOURS, contact.safeFromMinute ?? 0, contact.safeToMinute ?? 0])]
    .sort((a, b) => a - b)
    .map((minute) => ({ value: String(minute), label: clock(minute) }));
  return (
    <ContactForm
      contact={contact}
      choices={{
        channels: channels.map((value) => ({ value, label: channelWords[value] })),
        coverLines: coverLines.map((value) => ({ value, label: words(`coverLines.${value}`) })),
        weekdays: WEEKDAYS.map((day) => ({ value: String(day), label: words(`weekdays.${day}`) })),
        hours,
      }}
      words={{
        channel: words("channel"),
        safeFrom: words("safeFrom"),
        safeTo: words("safeTo"),
        anyTime: words("anyTime"),
        weekdays: words("days"),
        weekdaysHint: words("daysHint"),
        voicemail: words("voicemail"),
        letters: words("letters"),
        nameToUse: words("nameToUse"),
        nameHint: words("nameHint"),
        phoneWord: words("phoneWord"),
        phoneWordHint: words("phoneWordHint"),
        coverLine: words("coverLine"),
        coverLineHint: words("coverLineHint"),
        save: words("save"),
      }}
    />
  );
}

/** Three different people, each with what may be said. The desk writes them down, since they are asked for by name. */
async function People({ profile: { people, flags } }: { profile: ProfileView }) {
  const words = await getTranslations("My.reaching");
  return (
    <section className="my-part tint">
      <h2>{words("people")}</h2>
      {people.length === 0 && <p className="soft">{words("nobody")}</p>}
      {people.length > 0 && (
        <ul className="lines">
          {people.map(({ kind, name, maySay }) => (
            <li key={`${kind}/${name}`}>
              <span className="icon i-people" aria-hidden="true" />
              <span>
                {words(`personKinds.${kind}`, { name })}
                <span className="under">{words(`maySays.${maySay}`)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {flags.length > 0 && (
        <ul className="lines">
          {flags.map((flag) => (
            <li key={flag}>
              <span className="icon i-yes" aria-hidden="true" />
              <span>{words(`flags.${flag}`)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="soft">{words("toChange")}</p>
    </section>
  );
}
