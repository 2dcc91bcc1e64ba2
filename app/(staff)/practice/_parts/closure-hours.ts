import { A_DAY } from "#app/_format/index.ts";

const SHUTS = { from: 0, to: A_DAY };
const LASTS = { from: 8 * 60, to: 18 * 60 };

/** The hours proposed at first, in minutes from midnight: a site that shuts does so for whole days, so that nothing is booked in the evening. */
export const proposedHours = (kind: "closure" | "opening", resourceId: string) =>
  kind === "closure" && !resourceId ? SHUTS : LASTS;
