"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { errorView } from "#app/_forms/error.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { toast } from "#app/_ui/toast.tsx";

type Work = () => Promise<unknown>;

/** One press on a case: why it was not done is said, and the page is read anew. `press` begins nothing while one is under way; `act` is for what takes it back. */
export function usePress() {
  const words = useTranslations("Case.gates");
  const router = useRouter();
  const say = useErrorWords();
  const [pending, start] = useTransition();
  async function act(work: Work): Promise<void> {
    try {
      await work();
    } catch (error) {
      toast(words("notDone", { why: say(errorView(error)) }));
    }
    router.refresh();
  }
  const press = (work: Work) => {
    if (!pending) start(() => act(work));
  };
  return { pending, press, act };
}
