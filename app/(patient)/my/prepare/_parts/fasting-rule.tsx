import { getTranslations } from "next-intl/server";
import type { CSSProperties } from "react";
import { hour } from "#app/_format/index.ts";
import type { PrepareView } from "#server/pathway/schemas.ts";

export type Fast = NonNullable<PrepareView["fasting"]>;

const HOUR = 60;
/** Less than this between two marks, and one of the two words is left out. */
const APART = 75;

/** The hours on one ruled line: what has ended, what is still allowed, and from when on nothing is. */
export async function FastingRule({
  fasting: { fattyUntil, lightUntil, clearUntil },
  arrivesAt,
  zone,
  now,
}: {
  fasting: Fast;
  arrivesAt: string | null;
  zone: string;
  now: string;
}) {
  const words = await getTranslations("My.prepare.fasting");
  const start = Temporal.Instant.from(fattyUntil).toZonedDateTimeISO(zone).round({
    smallestUnit: "hour",
    roundingMode: "floor",
  });
  const began = start.subtract({ hours: 1 }).toInstant();
  const minute = (iso: string) => Math.round(Temporal.Instant.from(iso).since(began).total("minutes"));
  const [fatty, light, clear] = [minute(fattyUntil), minute(lightUntil), minute(clearUntil)];
  const last = Math.max(clear, arrivesAt ? minute(arrivesAt) : 0) + HOUR;
  const span = Math.ceil(last / HOUR) * HOUR;
  const at = minute(now);
  const isShown = at > 0 && at < span;
  const [first, second, third] = [hour(fattyUntil, zone), hour(lightUntil, zone), hour(clearUntil, zone)];
  const part = (from: number, to: number) => (
    <i className={at >= to ? "over" : "may"} style={{ "--from": from, "--to": to } as CSSProperties} />
  );
  return (
    <div
      className="fast"
      role="img"
      aria-label={words("said", { fatty: first, light: second, clear: third })}
      style={{ "--span": span } as CSSProperties}
    >
      {part(0, fatty)}
      {part(fatty, light)}
      {part(light, clear)}
      <i className="stop" style={{ "--from": clear, "--to": span } as CSSProperties} />
      {isShown && <b style={{ "--at": at } as CSSProperties} />}
      {[fatty, light, clear].map((mark, nth) => (
        <span key={mark} className="time" style={{ "--at": mark } as CSSProperties}>
          {[first, second, third][nth]}
        </span>
      ))}
      {isShown && [fatty, light, clear].every((mark) => Math.abs(mark - at) >= APART) && (
        <span className="time" style={{ "--at": at } as CSSProperties}>
          <strong>{words("now")}</strong>
        </span>
      )}
    </div>
  );
}
