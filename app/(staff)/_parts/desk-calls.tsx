"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import { errorView } from "#app/_forms/error.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { CallView } from "#server/messaging/call-schemas.ts";
import { ReplyWords } from "./reply-words.tsx";

type Props = { calls: readonly CallView[]; named?: boolean };

/** Whom the desk has to call and why, each with its tick; what is ticked stays where it stands. What she wrote is shown by asking for it. */
export function DeskCalls({ calls, named = false }: Props) {
  const words = useTranslations("Calls");
  const { isDone, tick } = useTicks();
  return (
    <ul className={named ? "desk-tasks named calls" : "desk-tasks calls"}>
      {calls.map((one) => {
        const done = isDone(one);
        const { callId, why, isShared, visit, askedAt, zone, patientName } = one;
        return (
          <li key={callId} className={done ? "soft" : undefined}>
            <label className="check">
              <input type="checkbox" checked={done} onChange={() => tick(one, !done)} />
              {words("called")}
              <span className="hidden">
                , {patientName}, {words(`why.${why}`)}
              </span>
            </label>
            <span>
              {named && (
                <Link className="who" href={`/patients/${one.patientId}`} prefetch={false}>
                  {patientName}
                </Link>
              )}{" "}
              <span className={named ? "soft" : undefined}>
                {words(`why.${why}`)}
                {visit && ` ${words("visit", told(visit.startsAt, visit.zone))}`}
              </span>
              {isShared && <span className="under">{words("shared")}</span>}
              {one.hasWords && <ReplyWords callId={callId} />}
            </span>
            <span className="due soft">{words("asked", told(askedAt, zone))}</span>
          </li>
        );
      })}
    </ul>
  );
}

const told = (at: string, zone: string) => ({ date: shortDate(dateAt(at, zone)), time: hour(at, zone) });

function useTicks() {
  const words = useTranslations("Calls");
  const router = useRouter();
  const client = useTRPCClient();
  const say = useErrorWords();
  const [set, setSet] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isDone = (one: CallView) => set.get(one.callId) ?? one.done;
  const show = ({ callId }: CallView, done: boolean) => setSet((before) => new Map(before).set(callId, done));

  async function tick(one: CallView, done: boolean) {
    show(one, done);
    try {
      await client.messages.setCall.mutate({ callId: one.callId, done });
      if (done) toast(words("noted"), { label: words("undo"), run: () => tick(one, false) });
      else toast(words("takenBack"));
      router.refresh();
    } catch (error) {
      show(one, !done);
      toast(words("failed", { why: say(errorView(error)) }));
    }
  }
  return { isDone, tick };
}
