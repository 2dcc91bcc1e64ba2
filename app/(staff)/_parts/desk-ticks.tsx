"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { shortDate } from "#app/_format/index.ts";
import { errorView } from "#app/_forms/error.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { DeskTaskView } from "#server/scheduling/schemas.ts";
import { dueOf } from "./due-of.ts";

// The worker has looked at the case by then.
const LOOK_AGAIN_MS = 1_200;

type Props = { tasks: readonly DeskTaskView[]; named?: boolean; saysSite?: boolean };

/** What the desk has to do, each with its tick. What is ticked stays where it stands, so that nothing jumps, until the page is drawn anew. */
export function DeskTicks({ tasks, named = false, saysSite = false }: Props) {
  const words = useTranslations("Desk");
  const { isDone, tick } = useTicks();
  return (
    <ul className={named ? "desk-tasks named" : "desk-tasks"}>
      {tasks.map((one) => {
        const done = isDone(one);
        return (
          <li key={keyOf(one)} className={done ? "soft" : undefined}>
            <label className="check">
              <input type="checkbox" checked={done} onChange={() => tick(one, !done)} />
              {words(`tasks.${one.task}`)}
              {named && <span className="hidden">, {one.patientName}</span>}
            </label>
            {named && (
              <span>
                <Link className="who" href={`/patients/${one.patientId}`} prefetch={false}>
                  {one.patientName}
                </Link>
                {one.operatedOn && <span className="soft"> {shortDate(one.operatedOn)}</span>}
                {saysSite && <span className="soft">, {one.siteName}</span>}
              </span>
            )}
            <Due task={one} done={done} />
          </li>
        );
      })}
    </ul>
  );
}

function Due({ task, done }: { task: DeskTaskView; done: boolean }) {
  const words = useTranslations("Desk");
  const due = dueOf(task, done);
  const date = task.due ? shortDate(task.due) : "";
  return (
    <span className={due === "late" ? "due mark is-attention" : "due soft"}>
      {words(`due.${due}`, { date })}
    </span>
  );
}

const keyOf = ({ requestId, task }: DeskTaskView) => `${requestId} ${task}`;

function useTicks() {
  const words = useTranslations("Desk");
  const router = useRouter();
  const client = useTRPCClient();
  const say = useErrorWords();
  const [set, setSet] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isDone = (one: DeskTaskView) => set.get(keyOf(one)) ?? one.done;
  const show = (one: DeskTaskView, done: boolean) =>
    setSet((before) => new Map(before).set(keyOf(one), done));

  async function tick(one: DeskTaskView, done: boolean) {
    const { requestId, task } = one;
    const said = { task: words(`tasks.${task}`) };
    show(one, done);
    try {
      await client.scheduling.setDeskTask.mutate({ requestId, task, done });
      if (done) toast(words("ticked", said), { label: words("undo"), run: () => tick(one, false) });
      else toast(words("takenBack", said));
      setTimeout(() => router.refresh(), LOOK_AGAIN_MS);
    } catch (error) {
      show(one, !done);
      toast(words("failed", { why: say(errorView(error)) }));
    }
  }
  return { isDone, tick };
}
