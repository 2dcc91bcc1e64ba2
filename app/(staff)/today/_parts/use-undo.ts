"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import { errorView } from "#app/_forms/error.ts";
import { useErrorWords } from "#app/_forms/words.ts";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { toast } from "#app/_ui/toast.tsx";
import type { BookingView } from "#server/scheduling/schemas.ts";
import { useTooLate } from "../../_parts/use-too-late.ts";
import { keepChange } from "../_board/own-changes.ts";

type Way = {
  /** The hour it leads to, an instant. */
  back: string;
  run: () => Promise<unknown>;
  /** What is said once it was taken back. */
  done: string;
};

/** Says what was done with a booking of a site on this clock, with the way back. */
export function useUndo(zone: string) {
  const words = useTranslations("Move");
  const router = useRouter();
  const say = useErrorWords();
  const tooLate = useTooLate();
  return (said: string, { back, run, done }: Way) =>
    toast(said, {
      label: words("undo"),
      run: async () => {
        try {
          await run();
          toast(done);
        } catch (error) {
          const view = errorView(error);
          toast(tooLate(view, back, zone) ?? words("notBack", { why: say(view) }));
        }
        router.refresh();
      },
    });
}

/** The same for a booking that was cancelled, or whose patient did not come. */
export function useRestorable(zone: string) {
  const words = useTranslations("Move");
  const client = useTRPCClient();
  const offerUndo = useUndo(zone);
  return (said: string, { bookingId, scheduleVersion, startsAt }: BookingView) =>
    offerUndo(said, {
      back: startsAt,
      run: async () => keepChange(await client.scheduling.restore.mutate({ bookingId, scheduleVersion })),
      done: words("restored", { date: shortDate(dateAt(startsAt, zone)), time: hour(startsAt, zone) }),
    });
}
