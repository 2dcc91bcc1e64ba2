import { getTranslations } from "next-intl/server";
import type { PolicySummary } from "#server/catalogue/schemas.ts";

type Conditions = Pick<PolicySummary, "minimumAge" | "minimumConsultations"> & {
  waits: readonly Omit<PolicySummary["waits"][number], "source">[];
};

/** What a policy asks for, one condition a line; nothing when it asks for nothing. */
export async function PolicyConditions({ minimumAge, minimumConsultations, waits }: Conditions) {
  const words = await getTranslations("Catalogue");
  const lines = [
    ...waits.map(({ days, start, blocks, waivable }) =>
      words("waits", {
        days,
        start,
        waivable: waivable ? "yes" : "no",
        blocks: blocks.map((block) => words(`blocks.${block}`)).join(", "),
      }),
    ),
    ...(minimumAge === null ? [] : [words("fromAge", { age: minimumAge })]),
    ...(minimumConsultations > 1 ? [words("consultations", { count: minimumConsultations })] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className="small soft">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
