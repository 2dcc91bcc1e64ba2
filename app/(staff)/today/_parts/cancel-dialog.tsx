"use client";

import { useTranslations } from "next-intl";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import { DialogForm } from "#app/_forms/dialog-form.tsx";
import { DomainFault } from "#app/_forms/error.ts";
import { SelectField } from "#app/_forms/fields.tsx";
import { chosenOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { keepChange, versionOf } from "../_board/own-changes.ts";
import { Askers } from "./askers.tsx";
import type { MovableBooking } from "./booking-parts.ts";
import { askers, cancelReasons } from "./choices.ts";
import { useRestorable } from "./use-undo.ts";

type Props = { booking: MovableBooking; onDone?: () => void };

/** Cancels, with a reason from the list, none of them chosen beforehand, and who asked. The booking and its history stay, and it can be taken back. */
export function CancelDialog({ booking, onDone }: Props) {
  const words = useTranslations("Move");
  const client = useTRPCClient();
  const sayRestorable = useRestorable(booking.zone);
  const { bookingId, patientName, startsAt, zone } = booking;
  const at = { date: shortDate(dateAt(startsAt, zone)), time: hour(startsAt, zone) };
  return (
    <DialogForm
      title={patientName ? words("cancelTitle", { name: patientName }) : words("cancelTitleUnnamed")}
      close={words("close")}
      onClose={() => onDone?.()}
      action={words("cancelAction")}
      send={async (values) => {
        const reason = chosenOf(values, "reason", cancelReasons);
        if (!reason) throw new DomainFault("missing", "reason");
        const askedBy = chosenOf(values, "askedBy", askers) ?? "patient";
        const order = { bookingId, scheduleVersion: versionOf(booking), reason, askedBy };
        sayRestorable(words("cancelled", at), keepChange(await client.scheduling.cancel.mutate(order)));
      }}
    >
      <p className="soft">{words("cancelMeans", at)}</p>
      <SelectField
        name="reason"
        label={words("cancelReason")}
        options={[
          { value: "", label: words("cancelChoose") },
          ...cancelReasons.map((value) => ({ value, label: words(`cancelReasons.${value}`) })),
        ]}
      />
      <Askers />
    </DialogForm>
  );
}
