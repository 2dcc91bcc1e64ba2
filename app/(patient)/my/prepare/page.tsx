import { getTranslations } from "next-intl/server";
import { dateAt, hour, longDate, shortDate } from "#app/_format/index.ts";
import { requirePatient } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import type { MyItem, PrepareView } from "#server/pathway/schemas.ts";
import { MyFrame } from "../../_parts/frame.tsx";
import { OwnClock } from "../../_parts/own-clock.tsx";
import { orNull, Trouble } from "../../_parts/trouble.tsx";
import { Arranged } from "./_parts/arranged.tsx";
import { type Asked, askedOf } from "./_parts/asked-paper.ts";
import { Fasting } from "./_parts/fasting.tsx";
import { Item } from "./_parts/item.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What to do now, what later, what is done; and until when she may eat and drink. No word here names what it is for. */
export default async function PreparePage({ searchParams }: Props) {
  const actor = await requirePatient();
  const [words, params, caller] = [await getTranslations("My.prepare"), await searchParams, await api()];
  const [view, profile] = await Promise.all([orNull(caller.my.prepare()), orNull(caller.my.profile())]);
  if (!view) return <Trouble here="/my/prepare" />;
  const { items, fasting, arrivesAt, zone } = view;
  const asked = askedOf(params, actor.now);
  // What was just sent for stays where she is.
  const isOpen = (item: MyItem) =>
    item.state === "open" || item.state === "attention" || (asked !== null && items[asked.at] === item);
  const open = items.filter(isOpen);
  const now = open.filter((item) => item.now);
  const herZone = otherClock(arrivesAt, zone, profile?.zone ?? null);
  const soon = arrivesAt !== null && Temporal.Instant.compare(arrivesAt, actor.now.add({ hours: 48 })) < 0;
  const hours = fasting && (
    <Fasting
      fasting={fasting}
      arrivesAt={arrivesAt}
      zone={zone}
      herZone={herZone}
      now={actor.now.toString()}
    />
  );
  return (
    <MyFrame here="/my/prepare" phone={view.call?.phone ?? null}>
      <Head view={view} count={now.filter(({ state }) => state === "open").length} herZone={herZone} />
      {params.kept && (
        <p className="said is-ready" role="status">
          <span className="mark is-ready">{words("keptSaid")}</span>
        </p>
      )}
      {soon && hours}
      <Items title={words("now")} items={now} view={view} asked={asked} />
      <Items
        title={words("later")}
        items={open.filter((item) => !item.now)}
        view={view}
        asked={asked}
        folded
      />
      {!soon && hours}
      <Arranged {...view} />
      <Done items={items.filter((item) => !isOpen(item))} view={view} />
    </MyFrame>
  );
}

/** Her zone where its clock shows another hour then. */
const otherClock = (at: string | null, zone: string, hers: string | null): string | null =>
  at && hers && hour(at, zone) !== hour(at, hers) ? hers : null;

type HeadProps = { view: PrepareView; count: number; herZone: string | null };

async function Head({ view, count, herZone }: HeadProps) {
  const { items, arrivesAt, zone, consentsOpen, consentsNow } = view;
  const words = await getTranslations("My.prepare");
  if (items.length === 0 && consentsOpen === 0)
    return (
      <header className="my-hero">
        <h1>{words("nothing")}</h1>
        <p className="soft">{words("nothingMeans")}</p>
      </header>
    );
  return (
    <header className="my-hero">
      <p className="over">
        {arrivesAt
          ? words("come", { date: longDate(dateAt(arrivesAt, zone)), time: hour(arrivesAt, zone) })
          : words("noDate")}
      </p>
      {arrivesAt && <OwnClock at={arrivesAt} zone={zone} herZone={herZone} />}
      <h1>{words("title")}</h1>
      <p className="soft">{words("count", { count })}</p>
      {consentsNow > 0 && <p className="soft">{words("toSign", { count: consentsNow })}</p>}
      <SignLater view={view} />
      <a className={consentsNow > 0 ? "btn main wide" : "btn wide"} href="/my/consent">
        {words(consentsNow > 0 ? "sign" : consentsOpen > 0 ? "read" : "documents")}
      </a>
    </header>
  );
}

/** From when she can sign what she cannot sign today. */
async function SignLater({ view: { consentsOpen, consentsNow, consentsFrom } }: { view: PrepareView }) {
  const words = await getTranslations("My.prepare");
  const count = consentsOpen - consentsNow;
  if (count === 0) return null;
  return (
    <p className="soft">
      {consentsFrom
        ? words("signFrom", { count, date: shortDate(consentsFrom) })
        : words("signLater", { count })}
    </p>
  );
}

type ItemsProps = {
  title: string;
  items: readonly MyItem[];
  view: PrepareView;
  asked: Asked | null;
  folded?: boolean;
};

function Items({ title, items, view, asked, folded = false }: ItemsProps) {
  if (items.length === 0) return null;
  return (
    <section className="my-part">
      <h2>{title}</h2>
      {items.map((item) => {
        const place = view.items.indexOf(item);
        return (
          <Item
            key={`${item.caseId}/${item.itemId}`}
            item={item}
            of={view}
            place={place}
            asked={asked?.at === place ? asked : null}
            folded={folded}
          />
        );
      })}
    </section>
  );
}

/** What is done, folded; she can still look and change her mind. */
async function Done({ items, view }: { items: readonly MyItem[]; view: PrepareView }) {
  const words = await getTranslations("My.prepare");
  if (items.length === 0) return null;
  return (
    <section className="my-part">
      <details className="fold">
        <summary>
          {words("doneCount", { count: items.length })}
          <span className="icon i-down" aria-hidden="true" />
        </summary>
        {items.map((item) => (
          <Item
            key={`${item.caseId}/${item.itemId}`}
            item={item}
            of={view}
            place={view.items.indexOf(item)}
            asked={null}
            folded
          />
        ))}
      </details>
    </section>
  );
}
