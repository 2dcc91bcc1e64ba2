"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { hour } from "#app/_format/index.ts";
import { errorView } from "#app/_forms/error.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { PushBack, PushLine } from "#server/scheduling/schemas.ts";
import { keepChange } from "../_board/own-changes.ts";
import { useUndo } from "./use-undo.ts";

export type Done = Pick<PushBack, "minutes" | "override"> & { lines: readonly PushLine[] };
type Props = { done: Done; zone: string; onClose: () => void };

/** Whom to tell now that the list was pushed: those to be called first, then who is here. It can be taken back from here, and for a moment after it was closed. */
export function PushTold({ done: { lines, minutes, override }, zone, onClose }: Props) {
  const words = useTranslations("Push");
  const { scheduling } = useTRPCClient();
  const router = useRouter();
  const say = useErrorWords();
  const offerUndo = useUndo(zone);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const count = lines.length;
  const pushed = lines.map(({ bookingId, scheduleVersion }) => ({ bookingId, scheduleVersion }));
  const takeBack = async () => {
    const order = { minutes, pushed, ...(override ? { override } : {}) };
    for (const line of await scheduling.pushBack.mutate(order)) keepChange(line);
  };

  async function undo() {
    if (pending) return;
    setPending(true);
    try {
      await takeBack();
      toast(words("back", { count }));
      router.refresh();
      onClose();
    } catch (error) {
      setProblem(words("notBack", { why: say(errorView(error)) }));
      setPending(false);
    }
  }
  function close() {
    const back = lines[0]?.startsAt ?? "";
    offerUndo(words("done", { count, minutes }), { back, run: takeBack, done: words("back", { count }) });
    router.refresh();
    onClose();
  }

  const away = lines.filter(({ here }) => !here);
  const present = lines.filter(({ here }) => here);
  return (
    <Dialog title={words("done", { count, minutes })} close={words("closeTold")} onClose={close}>
      <div className="stack">
        {problem && (
          <div className="notice is-attention" role="alert">
            <p>{problem}</p>
          </div>
        )}
        {away.length > 0 && (
          <section aria-labelledby="to-call">
            <h3 id="to-call">{words("toCall", { count: away.length })}</h3>
            <ol className="push-list">
              {away.map((line) => (
                <li key={line.bookingId}>
                  <ToldTime line={line} zone={zone} />
                  <span>
                    <span className="who">{line.patientName}</span>
                    {line.nameToCall && (
                      <span className="small soft">{words("askFor", { name: line.nameToCall })}</span>
                    )}
                  </span>
                  <a
                    className="btn"
                    href={`/patients/${line.patientId}/call`}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {words("howToCall")}
                    <span className="hidden"> {line.patientName}</span>
                  </a>
                </li>
              ))}
            </ol>
          </section>
        )}
        {present.length > 0 && (
          <section aria-labelledby="to-tell">
            <h3 id="to-tell">{words("toTell")}</h3>
            <ol className="push-list">
              {present.map((line) => (
                <li key={line.bookingId}>
                  <span className="time">
                    <strong>{hour(line.to.startsAt, zone)}</strong>
                  </span>
                  <span>
                    <span className="who">{line.patientName}</span>
                    <span className="small soft">
                      {words("startsNot", { planned: hour(line.startsAt, zone) })}
                    </span>
                  </span>
                </li>
              ))}
            </ol>
          </section>
        )}
        <div className="btns">
          <button type="button" className="btn main" data-first onClick={close}>
            {words("closeTold")}
          </button>
          <button type="button" className="btn" aria-disabled={pending} onClick={undo}>
            {words("undo")}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

/** When she comes now, and when she was told before. */
function ToldTime({ line, zone }: { line: PushLine; zone: string }) {
  const words = useTranslations("Push");
  return (
    <span className="time">
      <s>
        <span className="hidden">{words("was")} </span>
        {hour(line.arrivesAt, zone)}
      </s>{" "}
      <strong>
        <span className="hidden">{words("then")} </span>
        {hour(line.to.arrivesAt, zone)}
      </strong>
    </span>
  );
}
