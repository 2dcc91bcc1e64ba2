import { getTranslations } from "next-intl/server";
import type { ConsentContent } from "#server/catalogue/consent-schemas.ts";
import { Part, plain } from "./text-parts.tsx";

/** A consent as she reads it; each risk stands for a box that she ticks. */
export async function ConsentAsRead({ content }: { content: ConsentContent }) {
  const words = await getTranslations("Catalogue");
  const part = (name: "purpose" | "done" | "alternatives" | "recovery") => (
    <Part title={words(`consentParts.${name}`)} lines={plain(content[name])} />
  );
  return (
    <>
      {part("purpose")}
      {part("done")}
      {part("alternatives")}
      <section className="part">
        <div className="part-head">
          <h2>{words("consentParts.risks")}</h2>
          <span className="small soft">{words("risksMean")}</span>
        </div>
        <ol className="text-lines risk-lines">
          {content.risks.map(({ riskId, text }) => (
            <li key={riskId}>{text}</li>
          ))}
        </ol>
      </section>
      <Part title={words("consentParts.noGuarantee")} lines={plain([content.noGuarantee])} />
      {part("recovery")}
    </>
  );
}
