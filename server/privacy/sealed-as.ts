import { hash } from "node:crypto";
import { z } from "zod";
import { type Place, sealJson, unsealJson } from "./sealing.ts";

export type SealedAs<T> = {
  readonly seal: (key: Uint8Array, place: Place, value: T) => Buffer;
  readonly open: (key: Uint8Array, place: Place, sealed: Uint8Array) => T;
};

/**
 * Seals and opens what a schema describes. What was sealed under this very schema was checked then, and the seal says that not a bit of it has changed: it is not checked again, which takes longer than opening it.
 * What another schema left is read by this one, with its defaults. Both throw what the schema and the seal throw.
 */
export function sealedAs<S extends z.ZodObject>(schema: S, step: number): SealedAs<z.infer<S>> {
  const mark = hash("sha256", JSON.stringify(z.toJSONSchema(schema)), "base64url").slice(0, 6);
  return {
    seal: (key, place, value) => sealJson(key, place, { ...schema.parse(value), $: mark }, step),
    open: (key, place, sealed) => {
      const { $: markedAs, ...value } = unsealJson(key, place, sealed) as { $?: string };
      return markedAs === mark ? (value as z.infer<S>) : schema.parse(value);
    },
  };
}
