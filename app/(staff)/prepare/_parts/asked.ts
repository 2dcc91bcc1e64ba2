import { worklistOf } from "#server/pathway/schemas.ts";

export const daysAhead = [7, 14, 42] as const;
export type Asked = { days: (typeof daysAhead)[number]; only: (typeof worklistOf)[number] };

type Params = Record<string, string | string[] | undefined>;

/** What an address asks to be shown; what it does not say, or says wrongly, is as at first: all of 14 days. */
export const askedBy = ({ days, only }: Params): Asked => ({
  days: daysAhead.find((one) => String(one) === days) ?? 14,
  only: worklistOf.find((one) => one === only) ?? "all",
});

/** The address of a choice, without what goes without saying. */
export function addressOf({ days, only }: Asked): string {
  const params = new URLSearchParams({
    ...(only === "all" ? {} : { only }),
    ...(days === 14 ? {} : { days: String(days) }),
  });
  return params.size > 0 ? `/prepare?${params}` : "/prepare";
}
