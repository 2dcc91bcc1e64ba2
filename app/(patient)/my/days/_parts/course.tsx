import { getTranslations } from "next-intl/server";
import type { CSSProperties } from "react";
import type { RecoveryPlan } from "#server/recovery/schemas.ts";

const at = (day: number) => ({ "--at": day }) as CSSProperties;

/** The days of the plan on one ruled line: how far she is, and when somebody sees or calls her. Only the next date and the end carry words. */
export async function Course({ plan: { day, lastDay, milestones } }: { plan: RecoveryPlan }) {
  const words = await getTranslations("My.days");
  const said = milestones.map((one) => words("milestone", { label: one.label, day: one.day })).join(", ");
  const next = milestones.find((one) => one.day >= day && one.day < lastDay);
  const fits = next && next.day >= lastDay * 0.1 && next.day <= lastDay * 0.6;
  return (
    <div
      className="course"
      role="img"
      aria-label={words("course", { day, last: lastDay, dates: said })}
      style={{ "--day": day, "--last": Math.max(1, lastDay) } as CSSProperties}
    >
      <i />
      <b />
      {milestones.map((one) => (
        <u key={one.day} style={at(one.day)} />
      ))}
      {fits && <span style={at(next.day)}>{words("milestone", { label: next.label, day: next.day })}</span>}
      <span className="end" style={at(lastDay)}>
        {words("dayMark", { day: lastDay })}
      </span>
    </div>
  );
}
