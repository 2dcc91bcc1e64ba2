import { getTranslations } from "next-intl/server";
import type { Line } from "#server/catalogue/template-schemas.ts";

export const plain = (lines: readonly string[]): Line[] => lines.map((text) => ({ text, intimate: false }));

/** One part of a text under its heading. */
export function Part({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <section className="part">
      <h2>{title}</h2>
      <Lines lines={lines} />
    </section>
  );
}

export async function Lines({ lines }: { lines: readonly Line[] }) {
  const words = await getTranslations("Catalogue");
  if (lines.length === 0) return <p className="soft">{words("nothing")}</p>;
  return (
    <ul className="text-lines">
      {lines.map(({ text, intimate, threads }) => (
        <li key={text}>
          {text} {intimate && <span className="small soft">({words("folded")})</span>}
          {threads && <span className="small soft">({words(`healing.only.${threads}`)})</span>}
        </li>
      ))}
    </ul>
  );
}
