"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { errorView } from "#app/_forms/error.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { toast } from "#app/_ui/toast.tsx";
import type { QueueItem } from "#server/recovery/check-in-schemas.ts";
import type { LineOf } from "./look-at.ts";
import { useCare } from "./use-care.ts";

type Props = { line: LineOf; heldBy: QueueItem["heldBy"] };

/** Takes it on, or over from who has it. Who was second is told, and the page shows what is so now. A key takes only what nobody has. */
export function TakeButton({ line, heldBy }: Props) {
  const words = useTranslations("Recovery.care");
  const care = useCare(line);
  const router = useRouter();
  const say = useErrorWords();
  const [pending, start] = useTransition();

  function take() {
    if (pending) return;
    start(async () => {
      try {
        await care({ kind: "taken", heldBy: heldBy?.staffId ?? null });
        toast(words("isTaken"));
      } catch (error) {
        toast(say(errorView(error)));
      }
      router.refresh();
    });
  }

  return (
    <button
      type="button"
      className={heldBy ? "btn large" : "btn main large"}
      data-key={heldBy ? undefined : "take"}
      aria-disabled={pending}
      onClick={take}
    >
      {heldBy ? words("takeOver", { name: heldBy.name }) : words("take")}
      {!heldBy && (
        <span className="key" aria-hidden="true">
          <kbd>A</kbd>
        </span>
      )}
    </button>
  );
}
