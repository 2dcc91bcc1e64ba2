import { z } from "zod";
import { PrivateNotes } from "./decision-schemas.ts";

/** What her surgeon alone keeps. */
const PrivatePart = z.object({
  notes: PrivateNotes.default({
    seenAlone: false,
    ownWish: false,
    safety: null,
    reason: "",
    safetyNotes: "",
  }),
});
/** What those who treat her write. */
const TeamPart = z.object({});
/** What she writes. */
const HerPart = z.object({});

/** What is sealed in each part of a case beside its surgeon's own (`CaseContents`). */
export const Parts = { team: TeamPart, hers: HerPart, private: PrivatePart };
