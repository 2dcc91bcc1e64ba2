import type { useTranslations } from "next-intl";
import type { ErrorView } from "#server/api/trpc.ts";

export type Said = Pick<ErrorView, "reason" | "params" | "requestId" | "issues">;

/** An error in plain words: what happened, what was kept, what next. An unforeseen one shows its id. */
export function inWords(words: ReturnType<typeof useTranslations<"Errors">>, view: Said): string {
  const reason = view.issues[0]?.message ?? view.reason;
  const params = Object.fromEntries(
    Object.entries({ ...view.params, ...view.issues[0]?.params }).map(([key, value]) => [
      key,
      typeof value === "number" ? value : String(value),
    ]),
  );
  const key = words.has(reason as never) ? reason : view.issues.length > 0 ? "checkField" : "refused";
  return words(key as "refused", { ...params, requestId: view.requestId });
}
