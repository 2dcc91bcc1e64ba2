import { getMessages, getTranslations } from "next-intl/server";
import { AddWords } from "#app/_messages/add-words.tsx";
import type { DeskTaskView } from "#server/scheduling/schemas.ts";
import { DeskTicks } from "../../_parts/desk-ticks.tsx";

/** What the desk has to do for the booking that is open. Its words come with it: no other board needs them. */
export async function ChosenTasks({ tasks }: { tasks: readonly DeskTaskView[] }) {
  if (tasks.length === 0) return null;
  const [words, { Desk }] = await Promise.all([getTranslations("Desk"), getMessages()]);
  return (
    <section aria-label={words("title")}>
      <h3 className="label">{words("title")}</h3>
      <AddWords words={JSON.stringify({ Desk })}>
        <DeskTicks tasks={tasks} />
      </AddWords>
    </section>
  );
}
