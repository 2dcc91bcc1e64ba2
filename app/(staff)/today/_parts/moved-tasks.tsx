"use client";

import { useTranslations } from "next-intl";
import { shortDate } from "#app/_format/index.ts";
import type { MovePreview } from "#server/scheduling/schemas.ts";

/** By when the desk has to do what it has still to do, now and then. Nothing is said where no date changes. */
export function MovedTasks({ tasks }: Pick<MovePreview, "tasks">) {
  const words = useTranslations("Move");
  const names = useTranslations("Desk.tasks");
  if (tasks.length === 0) return null;
  return (
    <table className="change">
      <thead>
        <tr>
          <th scope="col">{words("tasks.title")}</th>
          <th scope="col">{words("columns.now")}</th>
          <th scope="col">{words("columns.then")}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map(({ task, was, willBe }) => {
          const [before, date] = [shortDate(was.on), shortDate(willBe.on)];
          const late = words(was.overdue ? "tasks.late" : "tasks.atOnce", { date });
          return (
            <tr key={task}>
              <th scope="row">{names(task)}</th>
              <td>{was.overdue ? words("tasks.late", { date: before }) : before}</td>
              <td className="changed">
                {willBe.overdue ? <span className="mark is-attention">{late}</span> : date}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
