"use client";

import { useTranslations } from "next-intl";
import { Form } from "#app/_forms/form.tsx";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { focusMain } from "#app/_ui/kept-focus.ts";
import { toast } from "#app/_ui/toast.tsx";

/** Sends one again. `rule`: what it is about, in words. */
export function SendAgain({ messageId, rule }: { messageId: string; rule: string }) {
  const words = useTranslations("Messages.stuck");
  const client = useTRPCClient();
  return (
    <Form
      className="inline"
      plain
      action={words("again")}
      send={() => client.messages.sendAgain.mutate({ messageId })}
      done={() => {
        toast(words("sentAgain", { rule }));
        // Its line goes, and the button with it.
        focusMain();
      }}
    />
  );
}
