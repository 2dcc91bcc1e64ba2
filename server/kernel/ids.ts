import { v7 } from "uuid";

/** A new id, time-ordered, made by the application so that sealed values can name their row. */
export const newId = (): string => v7();
