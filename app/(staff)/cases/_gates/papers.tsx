import { useTranslations } from "next-intl";
import { dateAt, dayMonth } from "#app/_format/index.ts";
import type { GateView } from "#server/pathway/schemas.ts";
import type { Around } from "./around.ts";
import { type Listed, PaperList } from "./paper-list.tsx";

/** The files that answer an item, with who sent them and when. */
export function Papers({ gate, around }: { gate: GateView; around: Around }) {
  const [words, gates] = [useTranslations("Case.papers"), useTranslations("Case.gates")];
  const { item, answer, mayAnswer } = gate;
  if (!item || answer?.value.kind !== "file") return null;
  const { seen } = answer.value;
  const files = answer.value.files.map(({ fileId, kind, at, byName }, nth): Listed => {
    const date = dayMonth(dateAt(at, around.zone));
    const by = gates("answered", { who: byName || gates("her"), date });
    return { fileId, kind, what: words(kind, { number: nth + 1 }), by, isNew: !seen.includes(fileId) };
  });
  return (
    <PaperList
      caseId={around.caseId}
      itemId={item.itemId}
      title={item.title}
      files={files}
      mayRemove={mayAnswer && around.goesOn}
    />
  );
}
