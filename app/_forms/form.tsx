"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import {
  createContext,
  type FormEvent,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useTransition,
} from "react";
import type { ErrorView } from "#server/api/trpc.ts";
import { errorView, fieldless, problemAt, withoutField } from "./error.ts";
import { useErrorWords } from "./words.ts";

type Problem = {
  view: ErrorView | null;
  /** Changes how many fields show what is wrong. */
  show: (count: (before: number) => number) => void;
};
const Problems = createContext<Problem>({ view: null, show: () => {} });

/** What is wrong with one field after the last try, in words; null when nothing is. `parts`: nothing else shows what is wrong within it. */
export function useProblem(name: string, parts = true): string | null {
  const { view, show } = useContext(Problems);
  const say = useErrorWords();
  const problem = view && problemAt(view, name, parts);
  const isShown = problem !== null;
  useLayoutEffect(() => {
    if (!isShown) return;
    show((before) => before + 1);
    return () => show((before) => before - 1);
  }, [isShown, show]);
  return problem && say(problem);
}

/** `asked`: what was sent, by which one refusal is told from the next. */
type Failed = { view: ErrorView; about: string | undefined; asked: FormData };

export type FormProps = {
  /** Sends the form, with the name of the button that was pressed if it has one; what it throws is shown, and everything typed stays. */
  send: (values: FormData) => Promise<unknown>;
  done?: () => void;
  /** False where the page need not be drawn anew: it is left, or shows the answer itself. */
  refresh?: boolean;
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

/** A form whose errors stand at their fields and, when no field of it shows them, above the button. Typed words survive every error, an error goes when its field changes; once it was taken, the page shows what is so now. */
export function Form({
  send,
  done,
  refresh = true,
  action,
  plain,
  ready = true,
  about,
  children,
  beside,
  className,
}: FormProps) {
  const router = useRouter();
  const words = useTranslations("Forms");
  const say = useErrorWords();
  const form = useRef<HTMLFormElement>(null);
  const [failed, setFailed] = useState<Failed | null>(null);
  const problem = failed?.about === about ? (failed?.view ?? null) : null;
  const [shown, show] = useState(0);
  const context = useMemo(() => ({ view: problem, show }), [problem]);
  const [pending, start] = useTransition();

  const refused = failed?.asked;
  useEffect(() => {
    if (!refused) return;
    const wrong = form.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    // A group of choices takes no focus itself.
    const first = wrong?.matches("fieldset:not([tabindex])")
      ? wrong.querySelector<HTMLElement>("input")
      : wrong;
    first?.focus();
  }, [refused]);

  /** What a field was refused for no longer speaks of what now stands in it. */
  function forget(event: FormEvent<HTMLFormElement>) {
    const { name } = event.target as HTMLInputElement;
    setFailed((last) => {
      const view = last && name ? withoutField(last.view, name) : (last?.view ?? null);
      return view === last?.view ? last : last && view && { ...last, view };
    });
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!ready || pending) return;
    const values = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    start(async () => {
      try {
        await send(values);
        setFailed(null);
        done?.();
        if (refresh) router.refresh();
      } catch (error) {
        setFailed({ view: errorView(error), about, asked: values });
      }
    });
  }

  return (
    <Problems value={context}>
      {/* `post`: sent by a browser that runs no scripts, what was typed stands in no address. */}
      <form
        ref={form}
        method="post"
        onSubmit={submit}
        onChange={forget}
        className={className ?? "stack"}
        noValidate
      >
        {children}
        <noscript>
          <p className="notice is-attention">{words("noScripts")}</p>
        </noscript>
        {problem && (
          <div className="notice is-attention" role="alert">
            <p>{shown > 0 ? words("look") : say(fieldless(problem))}</p>
          </div>
        )}
        <div className="btns">
          {/* Not `disabled` while it is under way: that would take the focus from who pressed it. */}
          <button
            className={plain ? "btn" : "btn main"}
            type="submit"
            disabled={!ready && !pending}
            aria-disabled={pending}
          >
            {pending ? words("working") : action}
          </button>
          {beside}
        </div>
      </form>
    </Problems>
  );
}
