import { z } from "zod";

/** An id in the one spelling that the product uses: PostgreSQL takes capitals for the same row, but a lock's name, a sealed value's place and `===` do not. */
export const Id = z.uuid().toLowerCase();
