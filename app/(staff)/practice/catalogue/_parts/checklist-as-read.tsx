import Link from "next/link";
import { getFormatter, getTranslations } from "next-intl/server";
import { type ChecklistContent, type Item, itemOwners } from "#server/catalogue/checklist-schemas.ts";
import { anaesthesias } from "#server/catalogue/schemas.ts";

export const viewers = ["all", ...itemOwners] as const;
type Viewer = (typeof viewers)[number];

type Props = { content: ChecklistContent; as: Viewer; path: string };

/** A checklist as a whole, or as one of its viewers gets it. */
export async function ChecklistAsRead({ content, as, path }: Props) {
  const words = await getTranslations("Catalogue.checklist");
  const items = content.items.filter(({ owner }) => as === "all" || owner === as);
  return (
    <section className="part">
      <h2>{words("items")}</h2>
      <nav className="choice pages preview-as" aria-label={words("as")}>
        {viewers.map((viewer) => (
          <Link
            key={viewer}
            href={viewer === "all" ? path : `${path}?as=${viewer}`}
            prefetch={false}
            {...(viewer === as ? { "aria-current": "page" as const } : {})}
          >
            {viewer === "all" ? words("everything") : words(`owners.${viewer}`)}
          </Link>
        ))}
      </nav>
      <p className="soft catalogue-about">{words(`viewerMeans.${as}`)}</p>
      {items.length === 0 && <p className="soft">{words("noneAsked")}</p>}
      <ul className="rows check-items">
        {items.map((item) => (
          <ItemLine key={item.itemId} item={item} as={as} />
        ))}
      </ul>
    </section>
  );
}

async function ItemLine({ item, as }: { item: Item; as: Viewer }) {
  const words = await getTranslations("Catalogue.checklist");
  const { title, hint, owner, gate } = item;
  const holds = words(as === "patient" ? `gatesForHer.${gate}` : `gates.${gate}`);
  return (
    <li>
      <span className="k">{words(`due.${item.due.by}`, dueOf(item.due))}</span>
      <div>
        <b>{title}</b>
        {hint && <p className="small soft">{hint}</p>}
        {as !== "desk" && <Details item={item} isHers={as === "patient"} />}
      </div>
      <div className="stands">
        {as === "all" && <span>{words(`owners.${owner}`)}</span>}
        <span className={gate === "none" ? "small soft" : "mark is-locked"}>{holds}</span>
      </div>
    </li>
  );
}

/** What is asked and when; of what the staff may do with her answer she reads nothing. */
async function Details({ item, isHers }: { item: Item; isHers: boolean }) {
  const words = await getTranslations("Catalogue.checklist");
  const how = await getTranslations("Catalogue.anaesthesias");
  const { list } = await getFormatter();
  const { kind, number, question, anaesthesia, waivableBy } = item;
  const anyOf = (names: string[]) =>
    list(
      names.map((name) => name.toLowerCase()),
      { type: "disjunction" },
    );
  const only = anaesthesias.filter((one) => anaesthesia.includes(one)).map((one) => how(one));
  const said = [
    number ? words("range", number) : words(`kinds.${kind}`),
    !isHers &&
      question?.expects &&
      words("expected", { answer: words(`answers.${question.expects}`).toLowerCase() }),
    item.ofTheHour && words("againIfMoved"),
    only.length < anaesthesias.length && words("onlyWith", { list: anyOf(only) }),
    !isHers &&
      waivableBy.length > 0 &&
      words("waivedBy", { list: anyOf(waivableBy.map((who) => words(`owners.${who}`))) }),
  ];
  return <p className="small">{said.filter(Boolean).join(". ")}.</p>;
}

const dueOf = (due: Item["due"]): { count: number } => ({
  count: due.by === "days" ? due.days : due.by === "hours" ? due.hours : 0,
});
