import { getTranslations } from "next-intl/server";
import { dateAt, fullDate } from "#app/_format/index.ts";
import type { ConsentWords } from "#server/pathway/schemas.ts";

/** Before the risks: what it is about, what for, how, and what else there is. */
export async function TextBefore({ text }: { text: ConsentWords }) {
  const words = await getTranslations("My.consent");
  return (
    <>
      {text.procedureName && <p>{words("about", { name: text.procedureName })}</p>}
      <Part title={words("purpose")} lines={text.purpose} />
      <Part title={words("done")} lines={text.done} />
      <Part title={words("alternatives")} lines={text.alternatives} />
    </>
  );
}

/** After the risks: no guarantee, what comes afterwards, and who approved it. */
export async function TextAfter({ text }: { text: ConsentWords }) {
  const words = await getTranslations("My.consent");
  const { approvedByName: name, approvedAt, version } = text;
  return (
    <>
      <Part title={words("noGuarantee")} lines={[text.noGuarantee]} />
      <Part title={words("recovery")} lines={text.recovery} />
      <p className="soft checked">
        {name && approvedAt
          ? words("approvedBy", { name, version, date: fullDate(dateAt(approvedAt, "UTC")) })
          : words("version", { version })}{" "}
        {text.isDemo && <strong>{words("isDemo")}</strong>}
      </p>
    </>
  );
}

/** The risks as they stand in a text that is not signed here. */
export async function Risks({ text, note }: { text: ConsentWords; note?: string }) {
  const words = await getTranslations("My.consent");
  return (
    <Part title={words("risks")} lines={text.risks.map((risk) => risk.text)} {...(note ? { note } : {})} />
  );
}

function Part({ title, lines, note }: { title: string; lines: readonly string[]; note?: string }) {
  if (lines.length === 0) return null;
  return (
    <section className="text-part">
      <h3>{title}</h3>
      {note && <p className="soft">{note}</p>}
      {lines.length === 1 ? (
        <p>{lines[0]}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
