"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { DeskCalls } from "../../_parts/desk-calls.tsx";
import { useCall } from "./call-context.ts";

/** Between two calls: whom to call, and why. */
export function ToCall() {
  const words = useTranslations("Calls");
  const trpc = useTRPC();
  const { opened } = useCall();
  const { data } = useQuery({
    ...trpc.messages.calls.queryOptions({}),
    ...(opened.calls ? { initialData: opened.calls } : {}),
  });
  if (!data || data.calls.length === 0) return null;
  const more = data.count - data.calls.length;
  return (
    <section className="part" aria-labelledby="to-call">
      <h2 id="to-call">{words("title")}</h2>
      <p className="small soft empty-part">{words("means")}</p>
      <DeskCalls calls={data.calls} named />
      {more > 0 && <p className="small soft">{words("more", { count: more })}</p>}
    </section>
  );
}
