"use client";

import { textOf } from "#app/_forms/values.ts";
import { type AskTried, ask } from "../actions.ts";
import { useSending } from "./use-sending.ts";

type Props = {
  /** What a question can be about: one of them, and nothing is asked. */
  about: readonly { value: string; label: string }[];
  words: Record<"ask" | "askMeans" | "askIt" | "aboutWhich" | "offline", string>;
};

/** One question to her surgeon. What she typed survives an error, with scripts or without. */
export function AskForm({ about, words }: Props) {
  const sending = useSending<AskTried>(ask, (values) => ({
    ...{ words: words.offline, leadsTo: null, text: textOf(values, "text") },
  }));
  const { last: tried, sending: asking } = sending;
  return (
    <form {...sending.form} key={tried?.turn ?? 0} className="stack" autoComplete="off">
      {about.length === 1 && <input type="hidden" name="caseId" value={about[0]?.value} />}
      {about.length > 1 && (
        <div className="field">
          <label htmlFor="about">{words.aboutWhich}</label>
          <select className="input" name="caseId" id="about">
            {about.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="field">
        <label htmlFor="question">{words.ask}</label>
        <p className="hint" id="question-hint">
          {words.askMeans}
        </p>
        <textarea
          className="input"
          name="text"
          id="question"
          rows={3}
          maxLength={400}
          defaultValue={tried?.text}
          aria-describedby={tried ? "question-hint question-problem" : "question-hint"}
          {...(tried ? { "aria-invalid": true as const } : {})}
        />
        {tried && (
          <p className="problem" id="question-problem" role="alert">
            {tried.words}
          </p>
        )}
      </div>
      <button className="btn wide" type="submit" aria-disabled={asking}>
        {words.askIt}
      </button>
    </form>
  );
}
