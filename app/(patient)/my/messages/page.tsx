import { getTranslations } from "next-intl/server";
import { requirePatient } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { type MessagesView, recoveries } from "#server/messaging/message-schemas.ts";
import { MyFrame } from "../../_parts/frame.tsx";
import { orNull, Trouble } from "../../_parts/trouble.tsx";
import { ChoicesForm } from "./_parts/choices-form.tsx";
import { Ahead, Log } from "./_parts/lists.tsx";
import { Samples } from "./_parts/samples.tsx";
import { Start, Stop } from "./_parts/stop.tsx";
import { typedOf } from "./_parts/typed.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What she is sent, by her own word: what comes next, what she wants of it, how it reads, and what became of each. */
export default async function MessagesPage({ searchParams }: Props) {
  const { now } = await requirePatient();
  const { said } = await searchParams;
  const caller = await api();
  const [view, my] = await Promise.all([orNull(caller.my.messages()), orNull(caller.my.next())]);
  if (!view) return <Trouble here="/my/reach" />;
  return (
    <MyFrame here="/my/reach" phone={my?.call?.phone ?? null}>
      <Head view={view} />
      {typeof said === "string" && <Said said={said} />}
      {view.choices.isStopped ? (
        <Start />
      ) : (
        <Ahead view={view} now={now} isFresh={said === "kept" || said === "started"} />
      )}
      <Wants view={view} />
      <Samples view={view} />
      <Log view={view} now={now} />
      {!view.choices.isStopped && <Stop />}
    </MyFrame>
  );
}

async function Head({ view: { channel, problem, choices } }: { view: MessagesView }) {
  const words = await getTranslations("My.messages");
  return (
    <header className="my-hero">
      <h1>{words("title")}</h1>
      {problem ? (
        <div className="notice is-attention">
          <p>{words(`problems.${problem}`)}</p>
        </div>
      ) : (
        !choices.isStopped && (
          <p className="soft">
            {words("hours", { channel: words(channel === "email" ? "channels.email" : "channels.sms") })}
          </p>
        )
      )}
      <a className="touch" href="/my/reach">
        {words(problem ? "pick" : "toReach")}
      </a>
    </header>
  );
}

const SAID = { kept: "kept", stopped: "stoppedSaid", started: "startedSaid" } as const;

/** What came of what she just did. */
async function Said({ said }: { said: string }) {
  const words = await getTranslations();
  const key = Object.hasOwn(SAID, said) ? SAID[said as keyof typeof SAID] : null;
  const tone = key ? "is-ready" : "is-attention";
  return (
    <p className={`said ${tone}`} role="status">
      <span className={`mark ${tone}`}>{key ? words(`My.messages.${key}`) : words("Errors.refused")}</span>
    </p>
  );
}

async function Wants({ view: { choices } }: { view: MessagesView }) {
  const words = await getTranslations("My.messages");
  return (
    <section className="my-part">
      <h2>{words("wants")}</h2>
      <ChoicesForm
        typed={typedOf(choices)}
        main={!choices.isStopped}
        words={{
          ...{ visits: words("visits"), prepare: words("prepare"), recovery: words("recovery") },
          ...{ asksAgain: words("asksAgain"), links: words("links"), weeklyMost: words("weeklyMost") },
          ...{ weeklyMostHint: words("weeklyMostHint"), save: words("save"), saving: words("saving") },
          recoveries: Object.fromEntries(
            recoveries.map((one) => [one, words(`recoveries.${one}`)]),
          ) as Record<(typeof recoveries)[number], string>,
        }}
      />
    </section>
  );
}
