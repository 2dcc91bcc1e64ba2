import { getTranslations } from "next-intl/server";
import { dateAt } from "#app/_format/index.ts";
import {
  type FileAnswer,
  LARGEST_PAPER,
  MOST_MB,
  MOST_OF_CASE,
  MOST_OF_ITEM,
} from "#server/pathway/file-schemas.ts";
import type { MyItem, PrepareView } from "#server/pathway/schemas.ts";
import { type Asked, reasonOf } from "./asked-paper.ts";
import { Paper } from "./paper.tsx";
import { PaperForm } from "./paper-form.tsx";

const NONE: Pick<FileAnswer, "files" | "seen"> = { files: [], seen: [] };

type Props = {
  item: MyItem;
  of: Pick<PrepareView, "zone" | "arrivesAt" | "today">;
  id: string;
  place: number;
  asked: Asked | null;
};

/** An item that asks for files: those that are there, and the form to send one more. */
export async function Papers({ item, of, id, place, asked }: Props) {
  const words = await getTranslations("My.prepare.papers");
  const { files, seen } = item.answer?.kind === "file" ? item.answer : NONE;
  const { caseId, itemId, title } = item;
  const isTheDay = of.arrivesAt !== null && dateAt(of.arrivesAt, of.zone) <= of.today;
  return (
    <div className="papers" id={asked ? "paper" : undefined}>
      {asked?.said && <Said said={asked.said} title={title} />}
      {files.length > 0 && (
        <ol aria-label={words("list", { title })}>
          {files.map((file, nth) => (
            <Paper
              key={file.fileId}
              file={file}
              item={item}
              number={nth + 1}
              place={place}
              zone={of.zone}
              seen={seen.includes(file.fileId)}
              mayRemove={file.byName === "" && !seen.includes(file.fileId) && !isTheDay}
              seconds={asked?.shown?.number === nth + 1 ? asked.shown.seconds : 0}
            />
          ))}
        </ol>
      )}
      {files.length < MOST_OF_ITEM ? (
        <PaperForm
          item={{ id, caseId, itemId, place }}
          mostBytes={LARGEST_PAPER}
          words={{
            ...{ label: words("label"), hint: words("hint", { megabytes: MOST_MB }), send: words("send") },
            ...{ sending: words("sending", { percent: "{percent}" }), reading: words("reading") },
            offline: words("offline"),
          }}
        />
      ) : (
        <p className="soft">{words("full", { count: MOST_OF_ITEM })}</p>
      )}
    </div>
  );
}

/** What became of the last one. */
async function Said({ said, title }: { said: string; title: string }) {
  const [words, errors] = [await getTranslations("My.prepare.papers"), await getTranslations("Errors")];
  if (said === "kept" || said === "removed")
    return (
      <p role="status">
        <span className="mark is-ready">{words(said)}</span>
      </p>
    );
  const reason = reasonOf(said);
  const count = reason === "papersOfCaseFull" ? MOST_OF_CASE : MOST_OF_ITEM;
  return (
    <div className="notice is-attention" role="alert">
      <p>{words("notKept", { title, why: errors(reason, { megabytes: MOST_MB, count }) })}</p>
    </div>
  );
}
