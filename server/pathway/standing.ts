import { fullName } from "#server/identity/index.ts";
import { dateAt } from "#server/kernel/dates.ts";
import { type Ctx, DomainError, notFound, type Tx } from "#server/kernel/index.ts";
import type { Standing } from "./rules/wait.ts";

export type Consulted = Standing & {
  patientName: string;
  siteName: string;
  /** The asking surgeon as the resource that is booked. */
  surgeonId: string;
  surgeonName: string;
};

/**
 * What is known of her today at a site, for the surgeon who asks: NOT_FOUND for a patient or site that is not there for the surgeon,
 * PRECONDITION_FAILED `needsConsultation` before the first consultation with that surgeon has begun. Cancelled and missed ones do not count.
 */
export async function standingOf(tx: Tx, ctx: Ctx, patientId: string, siteId: string): Promise<Consulted> {
  const [own, hers, site, seen] = await Promise.all([
    ownResource(tx, ctx),
    identityOf(tx, ctx, patientId),
    siteOf(tx, ctx, siteId),
    consultationsOf(tx, ctx, patientId, ctx.actorId ?? ""),
  ]);
  if (!hers) throw notFound("patient");
  if (!site) throw notFound("site");
  if (!own) throw new DomainError("PRECONDITION_FAILED", "noSurgeonResource");
  if (seen.length === 0) throw new DomainError("PRECONDITION_FAILED", "needsConsultation");
  return {
    today: dateAt(ctx.now, site.zone),
    birthDate: hers.birthDate,
    consultedOn: seen,
    quotedOn: null,
    consentedOn: null,
    patientName: fullName(hers),
    siteName: site.name,
    surgeonId: own.id,
    surgeonName: own.name,
  };
}

/** The dates, where they were, of her consultations with a surgeon (null: with anybody here) that have begun; the first one first. */
export async function consultationsOf(
  tx: Tx,
  ctx: Ctx,
  patientId: string,
  surgeonStaffId: string | null,
): Promise<string[]> {
  const seen = await tx.sql<{ on: string }[]>`
    select (b.starts_at at time zone s.zone)::date as "on" from booking b join site s using (practice_id, site_id)
     where b.practice_id = ${ctx.practiceId} and b.patient_id = ${patientId} and b.kind = 'consultation'
       and b.state = 'booked' and b.starts_at <= ${ctx.now.toString()}::timestamptz
       and (${surgeonStaffId}::uuid is null or b.surgeon_id in (
             select resource_id from resource
              where practice_id = ${ctx.practiceId} and staff_id = ${surgeonStaffId}::uuid and kind = 'surgeon'))
     order by b.starts_at, b.booking_id`;
  return seen.map(({ on }) => on);
}

async function ownResource(tx: Tx, ctx: Ctx): Promise<{ id: string; name: string } | undefined> {
  const [own] = await tx.sql<{ id: string; name: string }[]>`
    select resource_id as id, name from resource
     where practice_id = ${ctx.practiceId} and staff_id = ${ctx.actorId} and kind = 'surgeon' and active
     order by ordinal, resource_id limit 1`;
  return own;
}

type Hers = { birthDate: string | null; givenName: string; familyName: string };

async function identityOf(tx: Tx, ctx: Ctx, patientId: string): Promise<Hers | undefined> {
  const [hers] = await tx.sql<Hers[]>`
    select birth_date as "birthDate", given_name as "givenName", family_name as "familyName" from patient
     where practice_id = ${ctx.practiceId} and patient_id = ${patientId}`;
  return hers;
}

async function siteOf(tx: Tx, ctx: Ctx, siteId: string): Promise<{ zone: string; name: string } | undefined> {
  const [site] = await tx.sql<{ zone: string; name: string }[]>`
    select zone, name from site where practice_id = ${ctx.practiceId} and site_id = ${siteId} and active`;
  return site;
}
