"use client";

import { useActionState } from "react";
import { keepAnswer, type Tried } from "../actions.ts";
import type { Typed } from "./answer-form.ts";
import { type AskedKind, Fields, type FieldWords } from "./item-fields.tsx";
import { useSaving } from "./use-saving.ts";

export type FormWords = FieldWords & Record<"keep" | "keeping" | "kept" | "offline" | "attention", string>;
type Props = {
  item: { id: string; caseId: string; itemId: string; kind: AskedKind; typed: Typed };
  words: FormWords;
};

/** One thing that is asked of her. The form works as it stands; with scripts it keeps what she types, and says so quietly. */
export function ItemForm({ item, words }: Props) {
  // Of a try without scripts: the page came back with it.
  const [tried, keep] = useActionState<Tried, FormData>(keepAnswer, null);
  const { form, state, said, ...sending } = useSaving(words.offline);
  const last = said ?? tried;
  const problem = last && !last.kept && state === "still" ? last : null;
  return (
    <form
      ref={form}
      action={keep}
      className={item.kind === "tick" ? "ask-form row" : "ask-form"}
      autoComplete="off"
      {...sending}
    >
      <input type="hidden" name="caseId" value={item.caseId} />
      <input type="hidden" name="itemId" value={item.itemId} />
      <input type="hidden" name="kind" value={item.kind} />
      <Fields
        id={item.id}
        kind={item.kind}
        typed={tried?.typed ?? item.typed}
        problem={problem?.field ? problem : null}
        words={words}
      />
      {problem && !problem.field && (
        <div className="notice is-attention" role="alert">
          <p>{problem.words}</p>
        </div>
      )}
      <div className="ask-end">
        <button className="btn" type="submit">
          {words.keep}
        </button>
        <p className="soft" role="status">
          {state === "saving" && words.keeping}
          {state === "still" && last?.kept && <span className="mark is-ready">{words.kept}</span>}
          {state === "still" && last?.attention && <span className="under">{words.attention}</span>}
        </p>
      </div>
    </form>
  );
}
