import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { hour } from "#app/_format/index.ts";
import type { CheckInView, QueueItem } from "#server/recovery/check-in-schemas.ts";
import type { SilenceItem } from "#server/recovery/silence-schemas.ts";
import { CareActions } from "./care-actions.tsx";
import { type LineOf, lookAt } from "./look-at.ts";
import { Reach } from "./reach.tsx";
import { TakeButton } from "./take-button.tsx";

type Props = {
  line: LineOf;
  view: Pick<CheckInView, "since" | "seen" | "heldBy" | "closedAt" | "zone" | "patientId" | "done">;
  next: QueueItem | SilenceItem | null;
};

/** Who has it, how she is reached, and what can be said to have been done. */
export async function CarePart({ line, view, next }: Props) {
  const { since, seen, heldBy, closedAt } = view;
  const words = await getTranslations("Recovery");
  const isMine = heldBy?.isMe === true;
  const wasReached = view.done.some(
    ({ kind, at }) => kind === "reached" && Date.parse(at) >= Date.parse(since),
  );
  return (
    <div className="care">
      {closedAt ? (
        <p className="mark is-done">{words("doneAt", { time: hour(closedAt, view.zone) })}</p>
      ) : isMine ? (
        <p className="have-it">
          <span className="icon i-yes" aria-hidden="true" /> {words("youHaveIt")}
        </p>
      ) : (
        <TakeButton line={line} heldBy={heldBy} />
      )}
      <Reach patientId={view.patientId} />
      <CareActions
        line={line}
        seen={seen}
        heldBy={heldBy?.staffId ?? null}
        isClosed={closedAt !== null}
        filled={!isMine || closedAt ? null : wasReached ? "closed" : "reached"}
      >
        {closedAt && next && (
          <Link className="btn main" href={lookAt(next)} prefetch={false}>
            {words("next")}
          </Link>
        )}
      </CareActions>
    </div>
  );
}
