"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorView } from "#app/_forms/error.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";

/** What she wrote, fetched when it is asked for and gone when it is covered again. */
export function ReplyWords({ callId }: { callId: string }) {
  const words = useTranslations("Calls");
  const client = useTRPCClient();
  const say = useErrorWords();
  const [read, setRead] = useState<string | null>(null);

  async function open() {
    try {
      setRead((await client.messages.readReply.query({ callId })).words);
    } catch (error) {
      toast(say(errorView(error)));
    }
  }

  return (
    <>
      <button
        type="button"
        className="btn plain"
        aria-expanded={read !== null}
        onClick={() => (read === null ? open() : setRead(null))}
      >
        {words(read === null ? "read" : "cover")}
      </button>
      {read !== null && <q className="reply-words">{read.trim() || words("noWords")}</q>}
    </>
  );
}
