/** What a surgeon is qualified for: a specialty, or one procedure. Dates `YYYY-MM-DD`, both included; null has no end. */
export type Privilege = {
  readonly specialty: string | null;
  readonly procedureId: string | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
};

/** Whether a surgeon is qualified for one procedure, date by date; `changes`: the dates on which that may become something else. */
export type Qualified = { readonly changes: readonly string[]; readonly on: (date: string) => boolean };

/** A privilege for the procedure itself, or for its specialty. */
export function qualifiedFor(
  privileges: readonly Privilege[],
  procedure: { readonly procedureId: string; readonly specialty: string },
): Qualified {
  const its = privileges.filter((one) =>
    one.procedureId === null
      ? one.specialty === procedure.specialty
      : one.procedureId === procedure.procedureId,
  );
  return {
    changes: its.flatMap(({ validFrom, validUntil }) => [
      validFrom,
      ...(validUntil ? [Temporal.PlainDate.from(validUntil).add({ days: 1 }).toString()] : []),
    ]),
    on: (date) =>
      its.some(
        ({ validFrom, validUntil }) => validFrom <= date && (validUntil === null || date <= validUntil),
      ),
  };
}

/** Whether somebody may operate it on `today` or ever after. */
export const isOrWillBeQualified = (
  privileges: readonly Privilege[],
  procedure: { readonly procedureId: string; readonly specialty: string },
  today: string,
): boolean => {
  const { changes, on } = qualifiedFor(privileges, procedure);
  return on(today) || changes.some((date) => date > today && on(date));
};
