import { getTranslations } from "next-intl/server";
import { dateAt, shortDate } from "#app/_format/index.ts";
import type { KeptFile } from "#server/pathway/file-schemas.ts";
import type { MyItem } from "#server/pathway/schemas.ts";
import { CoverAgain } from "../../../_parts/cover-again.tsx";
import { removePaper } from "../actions.ts";

type Props = {
  file: KeptFile;
  item: MyItem;
  number: number;
  place: number;
  zone: string;
  seen: boolean;
  mayRemove: boolean;
  /** For how long it is shown; 0: it is covered. */
  seconds: number;
};

/** One file that was sent: an image behind *Show*, a PDF to be saved; and the way to take it back. */
export async function Paper({ file, item, number, place, zone, seen, mayRemove, seconds }: Props) {
  const words = await getTranslations("My.prepare.papers");
  const { fileId, kind, at, byName } = file;
  const what = words(kind, { number });
  const about = (button: string) => words("about", { button, what, title: item.title });
  const date = shortDate(dateAt(at, zone));
  const address = `/api/files/${fileId}`;
  const isShown = kind === "image" && seconds > 0;
  return (
    <li>
      <p>
        {what}
        <span className="under">
          {byName ? words("byName", { name: byName, date }) : words("sent", { date })}
          {seen && <span className="mark is-ready">{words("seen")}</span>}
        </span>
      </p>
      {isShown && (
        <>
          {/* biome-ignore lint/performance/noImgElement: kept nowhere, and asked for by her alone. */}
          <img className="paper-shown" src={address} alt={what} />
          <CoverAgain seconds={seconds} back="/my/prepare" />
        </>
      )}
      <div className="paper-do">
        {kind === "pdf" ? (
          <a className="btn" href={address} download aria-label={about(words("save"))}>
            {words("save")}
          </a>
        ) : isShown ? (
          <a className="btn" href={`/my/prepare?at=${place}#paper`} aria-label={about(words("cover"))}>
            {words("cover")}
          </a>
        ) : (
          <form action="/my/prepare/show" method="post">
            <input type="hidden" name="at" value={place} />
            <input type="hidden" name="number" value={number} />
            <button className="btn" type="submit" aria-label={about(words("show"))}>
              {words("show")}
            </button>
          </form>
        )}
        {mayRemove && (
          <details>
            <summary className="btn plain" aria-label={about(words("remove"))}>
              {words("remove")}
            </summary>
            <form action={removePaper}>
              <input type="hidden" name="caseId" value={item.caseId} />
              <input type="hidden" name="itemId" value={item.itemId} />
              <input type="hidden" name="fileId" value={fileId} />
              <input type="hidden" name="at" value={place} />
              <p className="soft">{words("removeMeans")}</p>
              <button className="btn" type="submit" aria-label={about(words("removeIt"))}>
                {words("removeIt")}
              </button>
            </form>
          </details>
        )}
      </div>
    </li>
  );
}
