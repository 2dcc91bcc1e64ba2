import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import { changesSoFar } from "#server/api/live.ts";
import { Fresh } from "../day/_parts/fresh.tsx";
import { KeptFocus } from "./_parts/kept-focus.tsx";
import { Look, NoLook } from "./_parts/look.tsx";
import { lineKey } from "./_parts/look-at.ts";
import { LookSilent } from "./_parts/look-silent.tsx";
import { Queue } from "./_parts/queue.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Recovery"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What patients answered after their operation and somebody has to look at, and who says nothing, the most urgent first; beside it the one that the address names. */
export default async function RecoveryPage({ searchParams }: Props) {
  const actor = await requireStaff("nurse", "surgeon", "anaesthetist");
  const [from, { checkIn, silence }, { recovery }] = await Promise.all([
    changesSoFar(actor.practiceId),
    searchParams,
    api(),
  ]);
  const [checkInId, silenceId] = [checkIn, silence].map((id) => (typeof id === "string" ? id : null));
  const chosen = checkInId ?? silenceId ?? null;
  const [queue, view, silent] = await Promise.all([
    recovery.queue(),
    checkInId ? orMissing(recovery.checkIn({ checkInId })) : null,
    silenceId && !checkInId ? orMissing(recovery.silence({ silenceId })) : null,
  ]);
  const open = [...queue.open, ...queue.silent];
  const next = open.find((one) => lineKey(one) !== chosen && (!one.heldBy || one.heldBy.isMe)) ?? null;
  return (
    <main className={chosen ? "triage has-look" : "triage"} id="main">
      <Queue queue={queue} chosen={chosen} now={actor.now.toString()} />
      {view ? (
        <Look view={view} now={actor.now} next={next} />
      ) : silent ? (
        <LookSilent view={silent} now={actor.now} next={next} />
      ) : (
        <NoLook isGone={chosen !== null} isEmpty={open.length === 0} />
      )}
      <KeptFocus />
      <Fresh from={from} />
    </main>
  );
}
