import {
  authorise,
  type Ctx,
  DomainError,
  invalid,
  notFound,
  type Tx,
  transact,
} from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { lockPatient, recordOf, viewOf } from "./patient-queries.ts";
import { type PatientView, UpdatePatient, type Versions } from "./patient-schemas.ts";
import { birthDateFault } from "./rules/birth-date.ts";
import {
  changedFields,
  channelFault,
  type PatientRecord,
  parts,
  tidyContact,
  versionsOf,
} from "./rules/patient-changes.ts";
import { writeContact, writeFlags, writeIdentity, writePeople } from "./write-patient.ts";

/**
 * Replaces the parts given, all or none. NOT_FOUND as in getPatient; CONFLICT `changedMeanwhile` when a part is no longer what the writer saw;
 * BAD_REQUEST names the field, as `identity.birthDate`.
 */
export async function updatePatient(ctx: Ctx, input: UpdatePatient): Promise<PatientView> {
  authorise(ctx, "patient:write");
  const { patientId, versions = {}, ...asked } = UpdatePatient.parse(input);
  return transact(ctx, async (tx) => {
    await lockPatient(tx, ctx, patientId);
    const before = await recordOf(tx, ctx, patientId);
    if (!before) throw notFound("patient");
    mustBeAsSeen(versions, versionsOf(before), asked);
    const after: PatientRecord = {
      identity: asked.identity ?? before.identity,
      contact: asked.contact ? tidyContact(asked.contact) : before.contact,
      flags: asked.flags ? [...new Set(asked.flags)].sort() : before.flags,
      people: asked.people ? [...asked.people].sort((a, b) => (a.kind < b.kind ? -1 : 1)) : before.people,
    };
    mustHold(ctx, asked, after);
    await write(tx, ctx, patientId, asked, after);
    const fields = changedFields(before, after);
    await audit(tx, ctx, { action: "patient.updated", subjectKind: "patient", subjectId: patientId, fields });
    const view = await viewOf(tx, ctx, patientId);
    if (!view) throw notFound("patient");
    return view;
  });
}

type Asked = Partial<Record<(typeof parts)[number], unknown>>;

function mustBeAsSeen(seen: { [Part in keyof Versions]?: string | undefined }, now: Versions, asked: Asked) {
  const other = parts.some((part) => asked[part] && seen[part] !== undefined && seen[part] !== now[part]);
  if (other) throw new DomainError("CONFLICT", "changedMeanwhile");
}

function mustHold(ctx: Ctx, asked: Asked, { identity, contact }: PatientRecord): void {
  const dated = asked.identity && identity.birthDate ? birthDateFault(identity.birthDate, ctx.now) : null;
  if (dated) throw invalid("identity.birthDate", dated);
  const mute = asked.contact || asked.identity ? channelFault(contact, identity) : null;
  if (!mute) return;
  throw invalid(
    asked.contact ? "contact.channel" : mute === "channelNeedsEmail" ? "identity.email" : "identity.phone",
    mute,
  );
}

async function write(tx: Tx, ctx: Ctx, patientId: string, asked: Asked, after: PatientRecord): Promise<void> {
  if (asked.identity) await writeIdentity(tx, ctx, patientId, after.identity);
  if (asked.contact) await writeContact(tx, ctx, patientId, after.contact);
  if (asked.flags) await writeFlags(tx, ctx, patientId, after.flags);
  if (asked.people) await writePeople(tx, ctx, patientId, after.people);
}
