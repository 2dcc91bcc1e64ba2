import { getTranslations } from "next-intl/server";
import { requireStaff } from "#app/_session/session.ts";
import { api } from "#app/_trpc/server.ts";
import { PracticeNav } from "../_parts/practice-nav.tsx";
import { Outbox } from "./_parts/outbox.tsx";
import { Stuck } from "./_parts/stuck.tsx";
import { WordsPart } from "./_parts/words-part.tsx";

/** What of the messages got stuck, in the demo what would have left, and how each is put. Never whose they are. */
export default async function PracticeMessagesPage() {
  await requireStaff("manager");
  const words = await getTranslations("Messages");
  const caller = await api();
  const [practice, sites, { stuck, captured }, all] = await Promise.all([
    caller.practice.get(),
    caller.practice.sites(),
    caller.messages.stuck(),
    caller.messages.words(),
  ]);
  const zone = sites[0]?.zone ?? "UTC";
  return (
    <main className="record" id="main">
      <div className="record-head">
        <h1>{words("title")}</h1>
      </div>
      <PracticeNav here="messages" />
      <Stuck stuck={stuck} zone={zone} />
      {practice.isDemo && <Outbox captured={captured} zone={zone} />}
      <WordsPart all={all} />
    </main>
  );
}
