import { farDate } from "#app/_format/index.ts";
import { calendarDate } from "#app/_format/read.ts";
import { DomainFault, errorView } from "#app/_forms/error.ts";

type Params = Readonly<Record<string, unknown>>;

/** A refusal's first date, as people write dates. */
export const datesInWords = (params: Params): Params =>
  typeof params.earliest === "string" && calendarDate(params.earliest)
    ? { ...params, earliest: farDate(params.earliest) }
    : params;

/** The same of what the server refuses. */
export async function withDatesInWords<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const { reason, field, params } = errorView(error);
    const said = datesInWords(params);
    if (said === params) throw error;
    throw new DomainFault(reason, field, said);
  }
}
