import { authorise, type Ctx, notFound, type Tx, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { barsOf, recordOf } from "./patient-queries.ts";
import type { ProfileView } from "./patient-schemas.ts";

/** What the signed-in patient reads of herself: how we reach her, who may be told, whom she barred. Audited as hers. */
export async function myProfile(ctx: Ctx): Promise<ProfileView> {
  authorise(ctx, "my:read");
  return transact(ctx, async (tx) => {
    const subjectId = ctx.actorId ?? "";
    await audit(tx, ctx, { action: "profile.opened", subjectKind: "patient", subjectId });
    return profileOf(tx, ctx);
  });
}

/** The actor's own profile, in the caller's transaction. */
export async function profileOf(tx: Tx, ctx: Ctx): Promise<ProfileView> {
  const patientId = ctx.actorId ?? "";
  const record = await recordOf(tx, ctx, patientId);
  if (!record) throw notFound("patient");
  const { givenName, zone, phone, email } = record.identity;
  const { contact, flags, people } = record;
  return { givenName, zone, phone, email, contact, flags, people, bars: await barsOf(tx, patientId) };
}
