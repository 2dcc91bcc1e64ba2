"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { DialogForm } from "#app/_forms/dialog-form.tsx";
import { errorView } from "#app/_forms/error.ts";
import { LongField } from "#app/_forms/fields.tsx";
import { lineOf } from "#app/_forms/values.ts";
import { toast } from "#app/_ui/toast.tsx";
import type { Care } from "#server/recovery/check-in-schemas.ts";
import type { LineOf } from "./look-at.ts";
import { useCare } from "./use-care.ts";

type Kind = Exclude<Care["kind"], "taken">;
type Props = {
  line: LineOf;
  /** How many of her answers the page shows, or up to which day of her silence, and who had them. */
  seen: number;
  heldBy: string | null;
  isClosed: boolean;
  filled: Kind | null;
  /** Before the buttons: the way on. */
  children: ReactNode;
};

const tells = ["reached", "notReached"] as const;
const ends = ["noted", "closed"] as const;
/** What is refused because of somebody else: the page then shows what is so now. */
const others = ["answeredAnew", "answeredMeanwhile", "anotherDay", "doneAlready", "takenBy"];

/** What was done for her. The dialog outlives the buttons: words that somebody types stay while others work on the same. */
export function CareActions({ line, seen, heldBy, isClosed, filled, children }: Props) {
  const words = useTranslations("Recovery.care");
  const care = useCare(line);
  const router = useRouter();
  const [open, setOpen] = useState<Kind | null>(null);
  // Closed by somebody meanwhile, it can still be noted.
  const kind = open && isClosed ? "noted" : open;

  async function send(values: FormData) {
    if (!kind) return;
    try {
      const said = { words: lineOf(values, "words") };
      await care(kind === "closed" ? { kind, ...said, seen, heldBy } : { kind, ...said });
    } catch (error) {
      if (others.includes(errorView(error).reason)) router.refresh();
      throw error;
    }
  }

  const button = (one: Kind, look: string) => (
    <button
      key={one}
      type="button"
      className={one === filled ? "btn main" : look}
      onClick={() => setOpen(one)}
    >
      {words(`${one}.button`)}
    </button>
  );
  return (
    <>
      <div className="btns">
        {children}
        {!isClosed && tells.map((one) => button(one, "btn"))}
        {ends.map((one) => (one === "noted" || !isClosed) && button(one, "btn plain"))}
      </div>
      {kind && (
        <DialogForm
          title={words(`${kind}.title`)}
          close={words("leave")}
          action={words(`${kind}.action`)}
          onClose={() => setOpen(null)}
          send={send}
          done={() => toast(words(`${kind}.done`))}
        >
          <LongField
            name="words"
            label={words(`${kind}.label`)}
            hint={words(`${kind}.hint`)}
            rows={4}
            maxLength={600}
            data-first
          />
        </DialogForm>
      )}
    </>
  );
}
