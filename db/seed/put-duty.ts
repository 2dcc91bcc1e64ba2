import { newId } from "#server/kernel/index.ts";
import { put, type Row } from "./put.ts";
import type { Stage } from "./stage.ts";

/** The rota of a site: its nurses in their hours, the first of them first, the last one behind her. */
export async function putDuty({ sql, laid, site, siteId }: Stage): Promise<void> {
  const nurses = site.resources.filter(({ kind }) => kind === "nurse");
  const staffId = (name: string) =>
    laid.staff.get(laid.plan.staff.find((one) => one.name === name)?.email ?? "") ?? "";
  const ranked = [nurses[0], nurses.at(-1)].flatMap((one, n) => (one ? { ...one, rank: n + 1 } : []));
  const rows: Row[] = ranked.flatMap(({ name, hours, rank }) =>
    hours.flatMap(({ weekdays, opens, closes }) =>
      weekdays.map((weekday) => ({
        ...{ practice_id: laid.practiceId, duty_id: newId(), site_id: siteId, staff_id: staffId(name) },
        ...{ weekday, starts_minute: opens, ends_minute: closes, rank },
      })),
    ),
  );
  await put(sql, "duty", rows);
}
