import { getTranslations } from "next-intl/server";
import { dateAt, shortDate } from "#app/_format/index.ts";
import type { MyConsent } from "#server/pathway/schemas.ts";

/** What a document is called where somebody may be looking: by its place, never by what it is for. */
export async function documentName({ kind }: Pick<MyConsent, "kind">, number: number): Promise<string> {
  const words = await getTranslations("My.consent");
  return words(kind === "anaesthesia" ? "documentAbout" : "document", { number });
}

type Mark = "is-ready" | "is-waiting" | "is-locked" | "is-attention";

/** How it stands, in words and as a mark. */
export async function stateOf(one: MyConsent, zone: string): Promise<{ words: string; mark: Mark }> {
  const words = await getTranslations("My.consent.states");
  const on = (iso: string | null) => ({ date: iso ? shortDate(dateAt(iso, zone)) : "" });
  if (one.state === "signed" || one.state === "valid")
    return { words: words(one.state, on(one.signedAt)), mark: "is-ready" };
  if (one.state === "withdrawn")
    return { words: words("withdrawn", on(one.withdrawnAt)), mark: "is-attention" };
  if (one.state === "outdated") return { words: words("outdated"), mark: "is-attention" };
  if (one.maySign) return { words: words("toSign"), mark: "is-waiting" };
  return one.signableFrom
    ? { words: words("from", { date: shortDate(one.signableFrom) }), mark: "is-locked" }
    : { words: words("notYet"), mark: "is-locked" };
}
