"use client";

import { type ReactNode, useActionState } from "react";
import { sendAnswers, type Tried } from "../actions.ts";
import { Questions, type QuestionWords } from "./questions.tsx";
import { type FieldName, fieldNames, type Typed } from "./typed.ts";
import { useDraft } from "./use-draft.ts";

type Props = {
  caseId: string;
  day: number;
  typed: Typed;
  words: QuestionWords & Record<"send" | "sending" | "saving" | "saved" | "notSaved", string>;
  /** What to do at once, shown as soon as an answer cannot wait. */
  atOnce: ReactNode;
};

/** The questions of one day. The form works as it stands; with scripts it keeps what she types, and says so quietly. */
export function CheckInForm({ caseId, day, typed, words, atOnce }: Props) {
  const [tried, send, isSending] = useActionState<Tried, FormData>(sendAnswers, null);
  const { form, state, onInput } = useDraft();
  const field = fieldNames.find((one) => one === tried?.field) ?? null;
  return (
    // The key makes the fields take up what was typed after a refused try.
    <form
      ref={form}
      action={send}
      onInput={onInput}
      className="check-in stack"
      autoComplete="off"
      key={tried ? JSON.stringify(tried.typed) : "kept"}
    >
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="day" value={day} />
      <Questions typed={tried?.typed ?? typed} words={words} problem={problemAt(field, tried)} />
      <div className="at-once" role="status">
        {atOnce}
      </div>
      {/* Beside the button too: the field that it is about may be out of sight. */}
      {tried && (
        <div className="notice is-attention" role="alert">
          <p>{tried.words}</p>
        </div>
      )}
      <div className="check-in-end">
        <button className="btn main wide" type="submit" aria-disabled={isSending}>
          {isSending ? words.sending : words.send}
        </button>
        <p className="soft" role="status">
          {state === "saving" && words.saving}
          {state === "kept" && words.saved}
          {state === "lost" && words.notSaved}
        </p>
      </div>
    </form>
  );
}

const problemAt = (field: FieldName | null, tried: Tried) =>
  field && tried ? { field, words: tried.words } : null;
