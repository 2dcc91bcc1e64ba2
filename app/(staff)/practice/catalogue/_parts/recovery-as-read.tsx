import { getTranslations } from "next-intl/server";
import { periodsIn, type RecoveryContent, type Stretch } from "#server/catalogue/template-schemas.ts";
import { Lines, Part, plain } from "./text-parts.tsx";

/** The recovery text as a whole. */
export async function RecoveryAsRead({ content }: { content: RecoveryContent }) {
  const words = await getTranslations("Catalogue");
  return (
    <>
      <Part title={words("parts.about")} lines={content.about} />
      <Part title={words("parts.bring")} lines={plain(content.bring)} />
      {content.days.map((stretch) => (
        <Days key={stretch.from} stretch={stretch} />
      ))}
      <Part title={words("parts.callUs")} lines={plain(content.callUs)} />
      <Part title={words("parts.emergency")} lines={plain(content.emergency)} />
      <Part
        title={words("parts.milestones")}
        lines={plain(content.milestones.map((one) => words("milestone", one)))}
      />
      <Part title={words("healing.title")} lines={plain(await healingLines(content))} />
      <Part title={words("checkIns.title")} lines={plain(await askedLines(content))} />
      <Part title={words("parts.sutures")} lines={plain(content.sutures ? [content.sutures] : [])} />
    </>
  );
}

/** What she may do again, and what it waits for. */
async function healingLines(content: RecoveryContent): Promise<string[]> {
  const words = await getTranslations("Catalogue.healing");
  const kinds = periodsIn(content).map((kind) => words(`periodKinds.${kind}`));
  return [
    ...content.healing.map((one) => words(`says.${one.kind}`, { day: "day" in one ? one.day : 0 })),
    ...(kinds.length > 0 ? [words("periods", { kinds: kinds.join(", ") })] : []),
  ];
}

/** When she is asked, and what is looked at the same day. */
async function askedLines({ checkIns }: RecoveryContent): Promise<string[]> {
  const words = await getTranslations("Catalogue.checkIns");
  if (!checkIns) return [words("nothing")];
  const { days, ...limits } = checkIns;
  return [words("asked", { days: days.join(", ") }), words("limits", limits)];
}

async function Days({ stretch }: { stretch: Stretch }) {
  const words = await getTranslations("Catalogue");
  return (
    <section className="part">
      <div className="part-head">
        <h2>{words("dayRange", { from: stretch.from, to: stretch.to })}</h2>
        <span className="small soft">{stretch.headline}</span>
      </div>
      <div className="cols text-cols">
        {(["do", "dont", "normal"] as const).map((part) => (
          <div key={part}>
            <h3 className="label">{words(`parts.${part}`)}</h3>
            <Lines lines={stretch[part]} />
          </div>
        ))}
      </div>
    </section>
  );
}
