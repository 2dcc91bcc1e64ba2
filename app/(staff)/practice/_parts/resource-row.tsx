"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorView } from "#app/_forms/error.ts";
import { TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { ResourceView } from "#server/practice/schemas.ts";

type Props = { resource: ResourceView; hasLeft: boolean };

/** One room or person: its name can change, and it can be taken out of use and put back. What was booked stays, and shows up among the bookings to be moved. */
export function ResourceRow({ resource, hasLeft }: Props) {
  const words = useTranslations("Practice");
  const { practice } = useTRPCClient();
  const [open, setOpen] = useState<"no" | "rename" | "leave">("no");
  const offerUndo = useUndo(resource);
  const { resourceId, name } = resource;
  const close = () => setOpen("no");
  return (
    <li className={resource.active ? undefined : "soft"}>
      <span>
        {name} <span className="soft">· {words(`kinds.${resource.kind}`)}</span>
      </span>
      {open === "no" && resource.active && (
        <span className="btns">
          <button type="button" className="btn" onClick={() => setOpen("rename")}>
            {words("rename")}
          </button>
          <button type="button" className="btn" onClick={() => setOpen("leave")}>
            {words("takeOut")}
          </button>
        </span>
      )}
      {!resource.active && (
        <span className="btns">
          <span className="mark is-off">{words(hasLeft ? "hasLeft" : "notInUse")}</span>
          {!hasLeft && (
            <Form
              className="inline"
              plain
              action={words("putBack")}
              send={() => practice.reactivateResource.mutate({ resourceId })}
              done={() => toast(words("putBackDone", { name }))}
            />
          )}
        </span>
      )}
      {open === "rename" && (
        <Form
          send={(values) => practice.renameResource.mutate({ resourceId, name: textOf(values, "name") })}
          done={close}
          action={words("rename")}
          beside={
            <button type="button" className="btn" onClick={close}>
              {words("keep")}
            </button>
          }
        >
          <TextField name="name" label={words("name")} defaultValue={name} autoFocus />
        </Form>
      )}
      {open === "leave" && (
        <Form
          send={() => practice.deactivateResource.mutate({ resourceId })}
          done={() => {
            close();
            offerUndo();
          }}
          action={words("takeOut")}
          beside={
            <button type="button" className="btn" onClick={close}>
              {words("keep")}
            </button>
          }
        >
          <p tabIndex={-1} ref={focusOn}>
            {words("takeOutMeans", { name })}
          </p>
        </Form>
      )}
    </li>
  );
}

/** The button that asked is gone: reading goes on here. */
const focusOn = (line: HTMLElement | null) => line?.focus();

/** Says that it is out of use, with the way back. */
function useUndo({ resourceId, name }: ResourceView) {
  const words = useTranslations("Practice");
  const { practice } = useTRPCClient();
  const router = useRouter();
  const say = useErrorWords();
  return () =>
    toast(words("takenOut", { name }), {
      label: words("undo"),
      run: async () => {
        try {
          await practice.reactivateResource.mutate({ resourceId });
          toast(words("putBackDone", { name }));
        } catch (error) {
          toast(words("notUndone", { why: say(errorView(error)) }));
        }
        router.refresh();
      },
    });
}
