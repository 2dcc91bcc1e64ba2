"use client";

import { useSending } from "./use-sending-paper.ts";

type Props = {
  item: { id: string; caseId: string; itemId: string; place: number };
  mostBytes: number;
  words: Record<"label" | "hint" | "send" | "sending" | "reading" | "offline", string>;
};

/** Sends one file. The form works as it stands; with scripts it says how far it is, and the page stays where she is. */
export function PaperForm({ item: { id, caseId, itemId, place }, mostBytes, words }: Props) {
  const { state, send } = useSending(place, mostBytes);
  const isBusy = typeof state === "number";
  return (
    <form
      className="ask-form"
      action={`/api/files?at=${place}`}
      method="post"
      encType="multipart/form-data"
      onSubmit={send}
      aria-busy={isBusy}
    >
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="itemId" value={itemId} />
      <div className="field">
        <label htmlFor={`${id}-file`}>{words.label}</label>
        <input
          className="input"
          type="file"
          name="file"
          id={`${id}-file`}
          accept="image/*,application/pdf"
          aria-describedby={`${id} ${id}-paper-hint`}
        />
        <p className="hint" id={`${id}-paper-hint`}>
          {words.hint}
        </p>
      </div>
      <div className="ask-end">
        <button className="btn" type="submit" aria-disabled={isBusy}>
          {words.send}
        </button>
        <p className="soft" role="status">
          {isBusy && (state < 100 ? words.sending.replace("{percent}", String(state)) : words.reading)}
          {state === "offline" && words.offline}
        </p>
      </div>
      {isBusy && <progress className="paper-progress" max={100} value={state} aria-labelledby={id} />}
    </form>
  );
}
