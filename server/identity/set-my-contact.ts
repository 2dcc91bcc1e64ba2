import { authorise, type Ctx, invalid, notFound, transact } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { profileOf } from "./my-profile.ts";
import { lockPatient, recordOf } from "./patient-queries.ts";
import { Contact, type ProfileView } from "./patient-schemas.ts";
import { changedFields, channelFault, tidyContact } from "./rules/patient-changes.ts";
import { writeContact } from "./write-patient.ts";

/** How to reach her, by herself: her word goes over what the desk wrote. BAD_REQUEST on `channel` when we have no such number or address. */
export async function setMyContact(ctx: Ctx, input: Contact): Promise<ProfileView> {
  authorise(ctx, "my:write");
  const contact = tidyContact(Contact.parse(input));
  const patientId = ctx.actorId ?? "";
  return transact(ctx, async (tx) => {
    await lockPatient(tx, ctx, patientId);
    const before = await recordOf(tx, ctx, patientId);
    if (!before) throw notFound("patient");
    const fault = channelFault(contact, before.identity);
    if (fault) throw invalid("channel", fault);
    await writeContact(tx, ctx, patientId, contact);
    const fields = changedFields(before, { ...before, contact });
    await audit(tx, ctx, { action: "profile.updated", subjectKind: "patient", subjectId: patientId, fields });
    return profileOf(tx, ctx);
  });
}
