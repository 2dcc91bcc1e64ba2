"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LongField, TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { lineOf, textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import { inPlace, smsLength, type WordsView } from "#server/messaging/message-schemas.ts";

type Kept = WordsView[number];

/** One message's words, with how they come and how long they are as an SMS while they are typed. */
export function WordsForm({ kept }: { kept: Kept }) {
  const words = useTranslations("Messages.words");
  const client = useTRPCClient();
  const { rule, places, facts, isUsual } = kept;
  const [{ subject, text }, type] = useState({ subject: kept.subject, text: kept.text });
  return (
    <>
      <Form
        action={words("save")}
        send={(values) =>
          client.messages.setWords.mutate({
            rule,
            subject: textOf(values, "subject"),
            text: lineOf(values, "text"),
          })
        }
        done={() => toast(words("kept"))}
      >
        <TextField
          name="subject"
          label={words("subject")}
          maxLength={60}
          autoComplete="off"
          value={subject}
          onChange={(event) => type({ subject: event.target.value, text })}
        />
        <LongField
          name="text"
          label={words("text")}
          hint={words("places", { places: places.map((one) => `{${one}}`).join(", ") })}
          maxLength={320}
          value={text}
          onChange={(event) => type({ subject, text: event.target.value })}
        />
        <AsItComes text={inPlace({ subject, text }, facts).text} />
      </Form>
      {!isUsual && (
        <Form
          className="inline"
          plain
          action={words("drop")}
          send={async () => {
            const all = await client.messages.dropWords.mutate({ rule });
            type(all.find((one) => one.rule === rule) ?? { subject, text });
          }}
          done={() => toast(words("dropped"))}
        />
      )}
    </>
  );
}

function AsItComes({ text }: { text: string }) {
  const words = useTranslations("Messages.words");
  const length = smsLength(text);
  return (
    <div className="as-it-comes">
      <p className="label">{words("sample")}</p>
      <p className="slip">{text}</p>
      <p className="small soft time">{words("length", length)}</p>
      {length.alphabet === "unicode" && <p className="small">{words("unicode")}</p>}
    </div>
  );
}
