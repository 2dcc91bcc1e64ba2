import type { Tx } from "#server/kernel/index.ts";

/** The instant in a column as whole epoch ms, as the rules reckon: PostgreSQL keeps microseconds. */
export const ms = ({ sql }: Tx, column: string) => sql`floor(date_part('epoch', ${sql(column)}) * 1000)`;

/** Epoch ms as the wire has it. */
export const isoOf = (epochMs: number): string => Temporal.Instant.fromEpochMilliseconds(epochMs).toString();
