import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { worklistOf } from "#server/pathway/schemas.ts";
import { type Asked, addressOf, daysAhead } from "./asked.ts";

/** Links, so that a choice can be kept, sent and gone back to. */
export async function Filters({ asked }: { asked: Asked }) {
  const words = await getTranslations("Prepare");
  return (
    <div className="prepare-filters">
      <nav className="choice" aria-label={words("shown")}>
        {worklistOf.map((only) => (
          <Link
            key={only}
            href={addressOf({ ...asked, only })}
            prefetch={false}
            aria-current={only === asked.only ? "true" : undefined}
          >
            {words(`only.${only}`)}
          </Link>
        ))}
      </nav>
      <nav className="choice" aria-label={words("days")}>
        {daysAhead.map((days) => (
          <Link
            key={days}
            href={addressOf({ ...asked, days })}
            prefetch={false}
            aria-current={days === asked.days ? "true" : undefined}
          >
            {words("inDays", { days })}
          </Link>
        ))}
      </nav>
    </div>
  );
}
