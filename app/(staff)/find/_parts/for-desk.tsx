"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { DeskTicks } from "../../_parts/desk-ticks.tsx";
import { useCall } from "./call-context.ts";

/** Between two calls: what the desk itself has to do before an operation, the soonest due first. */
export function ForDesk() {
  const words = useTranslations("Desk");
  const trpc = useTRPC();
  const { opened } = useCall();
  const { data } = useQuery({
    ...trpc.scheduling.deskTasks.queryOptions({}),
    ...(opened.deskTasks ? { initialData: opened.deskTasks } : {}),
  });
  if (!data || data.tasks.length === 0) return null;
  const more = data.count - data.tasks.length;
  return (
    <section className="part" aria-labelledby="for-desk">
      <h2 id="for-desk">{words("title")}</h2>
      <DeskTicks tasks={data.tasks} named saysSite={opened.sites.length > 1} />
      {more > 0 && <p className="small soft">{words("more", { count: more })}</p>}
    </section>
  );
}
