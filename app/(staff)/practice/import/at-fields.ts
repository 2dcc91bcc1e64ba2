import { DomainFault } from "#app/_forms/error.ts";

/** Fields of the form that are called otherwise than in the order that it sends. */
const called: Readonly<Record<string, string>> = {
  opensMinute: "opens",
  closesMinute: "closes",
  weekdays: "create",
};

/** `map.columns.service` of the order is the form's field `service`. */
function fieldOf(place: string): string {
  const last = place.split(".").findLast((part) => !/^\d+$/.test(part)) ?? place;
  return called[last] ?? last;
}

/** The same refusal, at the fields where the form asked for what is wrong. */
export function atFields(fault: unknown): unknown {
  if (!(fault instanceof DomainFault)) return fault;
  const { reason, field, params, requestId } = fault.view;
  const issues = fault.view.issues.map((issue) => ({ ...issue, field: fieldOf(issue.field) }));
  return new DomainFault(reason, field && fieldOf(field), params, { issues, requestId });
}
