"use client";

import { useTranslations } from "next-intl";
import { createContext, type FormEvent, type ReactNode, useContext, useState, useTransition } from "react";
import type { ErrorView } from "#server/api/trpc.ts";
import { errorView } from "./error.ts";
import { useErrorWords } from "./words.ts";

const Problems = createContext<ErrorView | null>(null);

/** What is wrong with one field after the last try, in words; null when nothing is. */
export function useProblem(name: string): string | null {
  const view = useContext(Problems);
  const say = useErrorWords();
  if (!view) return null;
  const issue = view.issues.find((one) => one.field === name);
  if (issue) return say({ ...view, reason: issue.message, issues: [issue] });
  return view.field === name && view.issues.length === 0 ? say(view) : null;
}

type Props = {
  /** Sends the form; what it throws is shown, and everything typed stays. */
  send: (values: FormData) => Promise<unknown>;
  done?: () => void;
  action: string;
  /** A quiet button instead of the page's filled one. */
  plain?: boolean;
  /** False while there is nothing that could be sent. */
  ready?: boolean;
  /** What the form asks for, where that can change under an error: another wish forgets it. */
  about?: string;
  children?: ReactNode;
  /** Beside the button: a link back, a second way. */
  beside?: ReactNode;
  className?: string;
};

/** A form whose errors stand at their fields and, when they belong to none, above the button. Typed words survive every error. */
export function Form({ send, done, action, plain, ready = true, about, children, beside, className }: Props) {
  const words = useTranslations("Forms");
  const say = useErrorWords();
  const [failed, setFailed] = useState<{ view: ErrorView; about: string | undefined } | null>(null);
  const problem = failed?.about === about ? (failed?.view ?? null) : null;
  const [pending, start] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!ready) return;
    const form = event.currentTarget;
    const values = new FormData(form);
    start(async () => {
      try {
        await send(values);
        setFailed(null);
        done?.();
      } catch (error) {
        setFailed({ view: errorView(error), about });
        requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      }
    });
  }

  const general = problem && !problem.field && problem.issues.length === 0;
  return (
    <Problems value={problem}>
      <form onSubmit={submit} className={className ?? "stack"} noValidate>
        {children}
        {problem && (
          <div className="notice is-attention" role="alert">
            <p>{general ? say(problem) : words("look")}</p>
          </div>
        )}
        <div className="btns">
          <button className={plain ? "btn" : "btn main"} type="submit" disabled={pending || !ready}>
            {pending ? words("working") : action}
          </button>
          {beside}
        </div>
      </form>
    </Problems>
  );
}
