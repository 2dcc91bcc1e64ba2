"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { DialogForm } from "#app/_forms/dialog-form.tsx";
import { DomainFault, errorView } from "#app/_forms/error.ts";
import { Labelled, SelectField } from "#app/_forms/fields.tsx";
import { chosenOf } from "#app/_forms/values.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { keepChange } from "../_board/own-changes.ts";
import { overrideReasons } from "./choices.ts";
import { PushList } from "./push-list.tsx";
import { type Done, PushTold } from "./push-told.tsx";
import { Stepper } from "./stepper.tsx";
import { usePreview } from "./use-preview.ts";

type Props = { bookingId: string; minutes: number; zone: string; onDone: () => void };

const STEP = 5;
const MOST = 240;

/** Pushes the rest of a theatre's list: the whole list is shown before anything is done, and whom to tell once it is. */
export function PushDialog({ bookingId, minutes: proposed, zone, onDone }: Props) {
  const words = useTranslations("Push");
  const moveWords = useTranslations("Move");
  const client = useTRPCClient();
  const say = useErrorWords();
  const [typed, setTyped] = useState(String(proposed));
  const minutes = minutesOf(typed);
  const preview = usePreview(
    "previewPush",
    minutes === null ? null : { bookingId, minutes },
    client.scheduling.previewPush.query,
  );
  const [told, setTold] = useState<Done | null>(null);
  const sent = useRef(false);
  const { data, fresh } = preview;
  const count = data?.lines.length ?? 0;
  const isPossible = fresh && count > 0 && data?.lines.every(({ refusal }) => refusal === null) === true;
  const needsReason = isPossible && data?.needsOverride === true;
  const step = (by: number) =>
    setTyped(String(Math.min(MOST, Math.max(STEP, STEP * Math.round(((minutes ?? 0) + by) / STEP)))));

  async function send(values: FormData) {
    if (!data || minutes === null) return;
    const reason = needsReason ? chosenOf(values, "override", overrideReasons) : undefined;
    if (needsReason && !reason) throw new DomainFault("missing", "override");
    const override = reason ? { override: { reason } } : {};
    const seen = data.lines.map(({ bookingId: id, scheduleVersion }) => ({ bookingId: id, scheduleVersion }));
    try {
      const { lines } = await client.scheduling.push.mutate({ bookingId, minutes, seen, ...override });
      for (const line of lines) keepChange(line);
      sent.current = true;
      setTold({ lines, minutes, ...override });
    } catch (error) {
      preview.again();
      throw error;
    }
  }

  if (told) return <PushTold done={told} zone={zone} onClose={onDone} />;
  return (
    <DialogForm
      title={data ? words("titleOf", { theatre: data.theatreName }) : words("title")}
      close={words("close")}
      onClose={() => sent.current || onDone()}
      send={send}
      action={minutes === null ? words("title") : words("action", { count, minutes })}
      ready={isPossible}
      about={String(minutes)}
    >
      <Labelled
        name="minutes"
        label={words("minutes")}
        hint={
          minutes === null ? <span className="problem">{words("badMinutes")}</span> : words("minutesHint")
        }
      >
        {(control) => (
          <Stepper
            {...control}
            less={words("less")}
            more={words("more")}
            onStep={(by) => step(by * STEP)}
            isBad={minutes === null}
            maxLength={3}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Labelled>
      <div className="stack" aria-live="polite" aria-busy={!fresh}>
        {preview.error && (
          <div className="notice is-attention">
            <p>{say(errorView(preview.error))}</p>
          </div>
        )}
        {data && !preview.error && <PushList lines={data.lines} zone={zone} />}
        {fresh && data?.goesBy && (
          <p>
            <button
              type="button"
              className="btn"
              onClick={({ currentTarget: { form } }) => {
                // It is gone once it was pressed: the focus goes where its minutes stand.
                form?.querySelector<HTMLInputElement>("[name=minutes]")?.focus();
                setTyped(String(data.goesBy));
              }}
            >
              {words("goesBy", { count, minutes: data.goesBy })}
            </button>
          </p>
        )}
        {!data && !preview.error && <p className="soft late">{words("looking")}</p>}
      </div>
      {needsReason && (
        <SelectField
          name="override"
          label={moveWords("reason")}
          hint={words("outside")}
          options={[
            { value: "", label: moveWords("cancelChoose") },
            ...overrideReasons.map((value) => ({ value, label: moveWords(`reasons.${value}`) })),
          ]}
        />
      )}
    </DialogForm>
  );
}

/** What was typed, where a list can be pushed by it. */
function minutesOf(typed: string): number | null {
  const minutes = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  return minutes >= STEP && minutes <= MOST && minutes % STEP === 0 ? minutes : null;
}
