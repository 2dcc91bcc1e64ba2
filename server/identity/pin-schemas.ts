import { z } from "zod";
import { Id } from "#server/kernel/id-schemas.ts";

const clinical = z.enum(["nurse", "surgeon", "anaesthetist"]);

/** Who taps on a shared device, as what, and the proof of it. */
export const TapAs = z.object({
  staffId: Id,
  role: clinical,
  pin: z.string().regex(/^\d{4,6}$/, "pinShape"),
});
export type TapAs = z.infer<typeof TapAs>;

/** Comes with what is written on the day: there only where the device is shared. */
export const Tapped = z.object({ as: TapAs.optional() });

/** A colleague who can tap on a shared device, once for each role. */
export const TapperView = z.object({ staffId: Id, name: z.string(), role: clinical });
export type TapperView = z.infer<typeof TapperView>;
