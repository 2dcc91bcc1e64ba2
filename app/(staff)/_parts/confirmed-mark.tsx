import { getTranslations } from "next-intl/server";
import { dateAt, shortDate } from "#app/_format/index.ts";
import type { Confirmed } from "#server/messaging/call-schemas.ts";

type Props = { of: Confirmed; bookingId: string; zone: string };

/** That she has said she comes, to the time as it stands. Nothing where she has not: it is not asked of her. */
export async function ConfirmedMark({ of, bookingId, zone }: Props) {
  const found = of.find((one) => one.bookingId === bookingId);
  if (!found) return null;
  const words = await getTranslations("Calls");
  return (
    <span className="mark is-ready">
      {words("confirmed", { date: shortDate(dateAt(found.confirmedAt, zone)), by: found.by })}
    </span>
  );
}
