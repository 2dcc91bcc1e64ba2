import { getTranslations } from "next-intl/server";
import type { WordsView } from "#server/messaging/message-schemas.ts";
import { WordsForm } from "./words-form.tsx";

/** How this practice puts each message. */
export async function WordsPart({ all }: { all: WordsView }) {
  const words = await getTranslations("Messages");
  return (
    <section className="part" aria-labelledby="words">
      <h2 id="words">{words("words.title")}</h2>
      <p className="soft">{words("words.means")}</p>
      {all.map((one) => (
        <details className="fold words-of" key={one.rule}>
          <summary>
            <span>
              {words(`rules.${one.rule}`)}
              <span className="small soft"> {words(one.isUsual ? "words.usual" : "words.own")}</span>
              <span className="under soft">{one.text}</span>
            </span>
            <span className="icon i-down" aria-hidden="true" />
          </summary>
          <WordsForm kept={one} />
        </details>
      ))}
    </section>
  );
}
