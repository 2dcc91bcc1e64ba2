"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "#app/_forms/fields.tsx";
import { Form } from "#app/_forms/form.tsx";
import { textOf } from "#app/_forms/values.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import type { ResourceView } from "#server/practice/schemas.ts";

/** One room or person: its name can change, and it can leave. What was booked stays, and shows up among the bookings to be moved. */
export function ResourceRow({ resource }: { resource: ResourceView }) {
  const words = useTranslations("Practice");
  const client = useTRPCClient();
  const [open, setOpen] = useState<"no" | "rename" | "leave">("no");
  const { resourceId } = resource;
  const close = () => setOpen("no");
  return (
    <li className={resource.active ? undefined : "soft"}>
      <span>
        {resource.name} <span className="soft">· {words(`kinds.${resource.kind}`)}</span>
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
      {!resource.active && <span className="mark is-done">{words("notInUse")}</span>}
      {open === "rename" && (
        <Form
          send={(values) =>
            client.practice.renameResource.mutate({ resourceId, name: textOf(values, "name") })
          }
          done={close}
          action={words("rename")}
        >
          <TextField name="name" label={words("name")} defaultValue={resource.name} autoFocus />
        </Form>
      )}
      {open === "leave" && (
        <Form
          send={() => client.practice.deactivateResource.mutate({ resourceId })}
          done={close}
          action={words("takeOut")}
          beside={
            <button type="button" className="btn" onClick={close}>
              {words("keep")}
            </button>
          }
        >
          <p>{words("takeOutMeans", { name: resource.name })}</p>
        </Form>
      )}
    </li>
  );
}
