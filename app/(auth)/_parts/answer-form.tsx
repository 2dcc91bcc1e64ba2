"use client";

import { useTranslations } from "next-intl";
import { useActionState, useEffect, useRef } from "react";
import type { Said } from "../a/actions.ts";
import { SpentLink } from "./spent-link.tsx";
import { ToSignIn } from "./to-sign-in.tsx";

type Props = {
  send: (said: Said, form: FormData) => Promise<Said>;
  slug: string | null;
  /** Null where the link takes no answer: also after hers, when the page is drawn anew without scripts. */
  told: { day: string; time: string } | null;
};

/** A time, and what she can say to it; once she has, that it is noted. Works before scripts arrive. */
export function AnswerForm({ send, slug, told }: Props) {
  const words = useTranslations("Door.answer");
  const [said, action, pending] = useActionState<Said, FormData>(send, null);
  if (said && said !== "gone") return <Noted said={said} slug={slug} />;
  if (!told || said) return <SpentLink slug={slug} />;
  return (
    <form action={action}>
      <h1>{words("title", told)}</h1>
      <p>{words("ask")}</p>
      <button className="btn main wide" type="submit" name="answer" value="confirm" aria-disabled={pending}>
        {words("confirm")}
      </button>
      <button className="btn wide" type="submit" name="answer" value="anotherTime" aria-disabled={pending}>
        {words("anotherTime")}
      </button>
      <p className="soft">{words("means")}</p>
      <ToSignIn slug={slug} />
    </form>
  );
}

function Noted({ said, slug }: { said: "confirm" | "anotherTime"; slug: string | null }) {
  const words = useTranslations("Door.answer");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="stack" role="status">
      <h1 tabIndex={-1} ref={heading}>
        {words("noted")}
      </h1>
      <p>{words(said === "confirm" ? "confirmed" : "asked")}</p>
      <ToSignIn slug={slug} />
    </div>
  );
}
