import { authorise, notFound, type StaffCtx, toInstant, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { onClockOf } from "./door.ts";
import { type FirstAccess, PatientId } from "./patient-schemas.ts";
import { inGroups } from "./rules/code.ts";
import { limits } from "./rules/limits.ts";
import { codeHash, newCode, newWords, wordsHash } from "./secrets.ts";

/**
 * A one-time code for the card and two words to say, for a patient's first access or to begin anew: codes she had are void, and if she had signed up
 * already, her passphrase and sessions end with this. NOT_FOUND for a desk that must not know of her. It runs in
 * real time, and its end is shown on the practice's clock.
 */
export async function giveFirstAccess(ctx: StaffCtx, input: PatientId): Promise<FirstAccess> {
  authorise(ctx, "patient:write");
  const { patientId } = PatientId.parse(input);
  const [code, spoken] = [newCode(), newWords()];
  return transact(ctx, async (tx) => {
    const [issued] = await tx.sql<{ expires_at: string | null; slug: string }[]>`
      select p.slug, issue_patient_code(${patientId}, ${codeHash(ctx.practiceId, code)}, ${wordsHash(ctx.practiceId, code, spoken)},
                                        ${`${limits.code.hours} hours`}::interval, ${limits.code.tries}) as expires_at
        from practice p where p.practice_id = ${ctx.practiceId}`;
    if (!issued?.expires_at) throw notFound("patient");
    await audit(tx, ctx, { action: "patient.access_given", subjectKind: "patient", subjectId: patientId });
    const expiresAt = onClockOf(ctx, toInstant(issued.expires_at));
    return { address: `/p/${issued.slug}/first`, code: inGroups(code), spoken, expiresAt };
  });
}
