"use client";

import { useTranslations } from "next-intl";
import { dateAt, hour, shortDate } from "#app/_format/index.ts";
import type { MovePreview } from "#server/scheduling/schemas.ts";
import { resourceChanges } from "../_board/changes.ts";
import { MovedTasks } from "./moved-tasks.tsx";

/** Now and then, side by side: day, hours, rooms and people. What changes is bold, and said by its column. */
export function MoveChanges({ preview, zone }: { preview: MovePreview; zone: string }) {
  const { from, to } = preview;
  const words = useTranslations("Move");
  const kinds = useTranslations("Today.kinds");
  if (!to) return null;
  const day = (at: string) => shortDate(dateAt(at, zone));
  const rows = [
    { key: "day", head: words("rows.day"), was: day(from.startsAt), willBe: day(to.startsAt) },
    {
      key: "arrives",
      head: words("rows.arrives"),
      was: hour(from.arrivesAt, zone),
      willBe: hour(to.arrivesAt, zone),
    },
    {
      key: "starts",
      head: words("rows.starts"),
      was: hour(from.startsAt, zone),
      willBe: hour(to.startsAt, zone),
    },
    { key: "ends", head: words("rows.ends"), was: hour(from.endsAt, zone), willBe: hour(to.endsAt, zone) },
    ...resourceChanges(from, to).map(({ kind, was, willBe }) => ({
      key: kind,
      head: kinds(kind),
      was: was.join(", ") || words("none"),
      willBe: willBe.join(", ") || words("none"),
    })),
  ];
  return (
    <>
      <table className="change" aria-label={words("changes")}>
        <thead>
          <tr>
            <th scope="col">{words("columns.what")}</th>
            <th scope="col">{words("columns.now")}</th>
            <th scope="col">{words("columns.then")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, head, was, willBe }) => (
            <tr key={key}>
              <th scope="row">{head}</th>
              <td>{was}</td>
              <td className={was === willBe ? "same" : "changed"}>
                {was === willBe ? words("same") : willBe}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MovedTasks tasks={preview.tasks} />
      {preview.asksAgain && <p className="soft">{words("asksAgain")}</p>}
    </>
  );
}
