"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { dateAt, hour, shifted, shortDate } from "#app/_format/index.ts";
import { instantOn } from "#app/_format/read.ts";
import { DialogForm } from "#app/_forms/dialog-form.tsx";
import { DomainFault, errorView } from "#app/_forms/error.ts";
import { Labelled, SelectField, TextField } from "#app/_forms/fields.tsx";
import { chosenOf } from "#app/_forms/values.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { BookingView, MovePreview, StartView } from "#server/scheduling/schemas.ts";
import { moveBack } from "../_board/changes.ts";
import { keepChange, versionOf } from "../_board/own-changes.ts";
import { Askers } from "./askers.tsx";
import type { MovableBooking } from "./booking-parts.ts";
import { askers, overrideReasons } from "./choices.ts";
import { MoveChanges } from "./move-changes.tsx";
import { MoveRefusal } from "./move-refusal.tsx";
import { Stepper } from "./stepper.tsx";
import { usePreview } from "./use-preview.ts";
import { useUndo } from "./use-undo.ts";

/** Where a booking was dropped: its new hour, and the room or the surgeon of the column. */
export type Target = { startsAt: string; wishId?: string; surgeonId?: string };
type Props = { booking: MovableBooking; to?: Target; onDone?: () => void };

/** Moves a booking: what changes is shown before anything is done, and done it can be taken back. */
export function MoveDialog({ booking, to, onDone }: Props) {
  const words = useTranslations("Move");
  const client = useTRPCClient();
  const { bookingId, patientName, label, zone } = booking;
  const first = to?.startsAt ?? booking.startsAt;
  const [date, setDate] = useState(dateAt(first, zone));
  const [at, setAt] = useState(hour(first, zone));
  const [column, setColumn] = useState<Omit<Target, "startsAt">>(
    to
      ? { ...(to.wishId ? { wishId: to.wishId } : {}), ...(to.surgeonId ? { surgeonId: to.surgeonId } : {}) }
      : {},
  );
  const startsAt = instantOn(date, at, zone);
  const wanted: Wanted | null = startsAt
    ? { bookingId, scheduleVersion: versionOf(booking), startsAt, ...column }
    : null;
  const preview = usePreview("previewMove", wanted, client.scheduling.previewMove.query);
  const changes = wanted !== null && preview.data !== undefined && changesIt(wanted, preview.data);
  const lostHours = useLostHours(bookingId);

  const shown = useRef<HTMLDivElement>(null);
  const take = (start: Pick<StartView, "startsAt">) => {
    setDate(dateAt(start.startsAt, zone));
    setAt(hour(start.startsAt, zone));
    setColumn({});
    shown.current?.focus(); // its button goes with the refusal
  };
  const step = (minutes: number) => startsAt && setAt(shifted(startsAt, minutes, zone));
  const needsReason = preview.data?.needsOverride === true && preview.fresh;
  const possible = preview.fresh && (preview.data?.to !== null || needsReason) && changes;

  async function send(values: FormData) {
    if (!wanted) return;
    const override = chosenOf(values, "override", overrideReasons);
    if (needsReason && !override) throw new DomainFault("missing", "override");
    try {
      const moved = await client.scheduling.move.mutate({
        ...wanted,
        askedBy: chosenOf(values, "askedBy", askers) ?? "patient",
        ...(needsReason && override ? { override: { reason: override } } : {}),
      });
      if (preview.data) sayMoved(moved, preview.data.from);
    } catch (error) {
      preview.again();
      throw error;
    }
  }

  const say = useErrorWords();
  const offerUndo = useUndo(zone);
  function sayMoved(moved: BookingView, from: MovePreview["from"]) {
    const put = (time: string) => ({ date: shortDate(dateAt(time, zone)), time: hour(time, zone) });
    keepChange(moved);
    offerUndo(words("moved", put(moved.startsAt)), {
      back: from.startsAt,
      run: async () => keepChange(await moveBack(client, moved, from)),
      done: words("movedBack", put(from.startsAt)),
    });
  }

  return (
    <DialogForm
      title={patientName ? words("title", { name: patientName }) : words("titleUnnamed")}
      close={words("close")}
      onClose={() => onDone?.()}
      send={send}
      action={words("move")}
      ready={Boolean(possible)}
      about={JSON.stringify(wanted)}
    >
      <p className="soft">{label}</p>
      <div className="pair">
        <TextField
          name="date"
          type="date"
          label={words("day")}
          value={date}
          onChange={(event) => setDate(event.target.value)}
        />
        <Labelled
          name="startsAt"
          label={words("hour")}
          hint={startsAt === null ? <span className="problem">{words("badHour")}</span> : words("hourHint")}
        >
          {(control) => (
            <Stepper
              {...control}
              less={words("earlier")}
              more={words("later")}
              onStep={(by) => step(by * STEP)}
              isBad={startsAt === null}
              value={at}
              onChange={(event) => setAt(event.target.value)}
            />
          )}
        </Labelled>
      </div>
      <div ref={shown} tabIndex={-1} className="stack" aria-live="polite" aria-busy={!preview.fresh}>
        {preview.error && (
          <div className="notice is-attention">
            <p>{say(errorView(preview.error))}</p>
          </div>
        )}
        {preview.data && !preview.error && !changes && <p className="soft">{words("unchanged")}</p>}
        {preview.data && !preview.error && changes && (
          <>
            <MoveChanges preview={preview.data} zone={zone} />
            <MoveRefusal
              preview={preview.data}
              zone={zone}
              wanted={startsAt ?? booking.startsAt}
              bookingId={bookingId}
              take={take}
            />
          </>
        )}
        {!preview.data && !preview.error && <p className="soft late">{words("looking")}</p>}
      </div>
      {needsReason && (
        <SelectField
          name="override"
          label={words("reason")}
          options={[
            { value: "", label: words("cancelChoose") },
            ...overrideReasons.map((value) => ({ value, label: words(`reasons.${value}`) })),
          ]}
        />
      )}
      <Askers usual={lostHours ? "practice" : "patient"} />
    </DialogForm>
  );
}

const STEP = 15; // minutes

/** Whether a closure or changed hours took its ground. */
function useLostHours(bookingId: string): boolean {
  const client = useTRPCClient();
  const { data } = useQuery({
    queryKey: ["scheduling", "hasLostHours", bookingId],
    queryFn: ({ signal }) => client.scheduling.hasLostHours.query({ bookingId }, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: 0,
  });
  return data === true;
}

type Wanted = {
  bookingId: string;
  scheduleVersion: number;
  startsAt: string;
  wishId?: string;
  surgeonId?: string;
};

/** Another hour, or another room or surgeon. */
const changesIt = ({ startsAt, wishId, surgeonId }: Wanted, { from }: MovePreview): boolean =>
  Date.parse(startsAt) !== Date.parse(from.startsAt) ||
  Boolean(wishId && !from.resources.some((held) => held.resourceId === wishId)) ||
  Boolean(surgeonId && surgeonId !== from.surgeonId);
