import { holdCatalogue, neutrality } from "#server/catalogue/index.ts";
import { plainForm } from "#server/identity/index.ts";
import { type Ctx, DomainError, newId, type Tx } from "#server/kernel/index.ts";
import { audit } from "#server/privacy/index.ts";
import { type Known, NAME_TELLS, theatreName } from "./known.ts";
import type { PlannedRow } from "./rules/row.ts";
import type { ImportMap } from "./schemas.ts";

export async function loadKnown(tx: Tx, ctx: Ctx, siteId: string): Promise<Known> {
  const [sites, theatres, services, variants, patients, pools, isNeutral] = await Promise.all([
    tx.sql<
      { zone: string }[]
    >`select zone from site where practice_id = ${ctx.practiceId} and site_id = ${siteId}`,
    tx.sql<{ name: string; id: string }[]>`
      select name, resource_id as id from resource
       where practice_id = ${ctx.practiceId} and site_id = ${siteId} and kind = 'theatre' and active`,
    tx.sql<{ label: string; id: string }[]>`
      select label, profile_id as id from profile where practice_id = ${ctx.practiceId} and kind = 'service' and active`,
    tx.sql<{ profile_id: string; minutes: number; variant_id: string; need_id: string }[]>`
      select v.profile_id, p.minutes, v.variant_id, n.need_id
        from profile f
        join variant v on v.practice_id = f.practice_id and v.profile_id = f.profile_id
        join phase p on p.practice_id = v.practice_id and p.variant_id = v.variant_id
        join need n on n.practice_id = p.practice_id and n.phase_id = p.phase_id
       where f.practice_id = ${ctx.practiceId} and f.kind = 'service'`,
    tx.sql<{ reference: string; id: string }[]>`
      select reference, patient_id as id from patient where practice_id = ${ctx.practiceId} and reference is not null`,
    tx.sql<{ pool_id: string }[]>`
      select m.pool_id from pool_member m
        join resource r on r.practice_id = m.practice_id and r.resource_id = m.resource_id and r.kind = 'theatre'
       where m.practice_id = ${ctx.practiceId} group by m.pool_id order by count(*) desc, m.pool_id limit 1`,
    neutrality(tx, ctx),
  ]);
  return {
    siteId,
    zone: sites[0]?.zone ?? "UTC",
    theatres: new Map(theatres.map((row) => [row.name, row.id])),
    services: new Map(services.map((row) => [row.label, row.id])),
    variants: new Map(
      variants.map((row) => [
        `${row.profile_id} ${row.minutes}`,
        { variantId: row.variant_id, needId: row.need_id },
      ]),
    ),
    patients: new Map(patients.map((row) => [row.reference, row.id])),
    poolId: pools[0]?.pool_id ?? null,
    isNeutral,
  };
}

export type Places = { resourceId: string; variantId: string; needId: string; patientId: string };

/**
 * The row's theatre, service and person, made where the file asks for it and audited as if made by hand; two runs at once make each of them once. `added` is what to remember once the
 * transaction has committed: a refused row must leave nothing behind, in memory neither.
 */
export async function ensurePlaces(
  tx: Tx,
  ctx: Ctx,
  map: ImportMap,
  known: Known,
  row: PlannedRow,
): Promise<Places & { added: () => void }> {
  const name = theatreName(map, known, row.resource);
  const places = { ...placesOf(known, name, row) };
  if (!isWhole(places)) {
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`import/${ctx.practiceId}`}, 0))`;
    Object.assign(places, await madeMeanwhile(tx, ctx, known, name, row));
  }
  const resourceId = places.resourceId ?? (await addTheatre(tx, ctx, map, known, name));
  const poolId = places.poolId ?? (await poolWith(tx, ctx, resourceId));
  const profileId = places.profileId ?? (await addService(tx, ctx, row.service));
  const variant = places.variant ?? (await addVariant(tx, ctx, profileId, poolId, row.minutes));
  const patientId = places.patientId ?? (await addPatient(tx, ctx, row.reference));
  const added = () => {
    known.theatres.set(name, resourceId);
    known.poolId = poolId;
    known.services.set(row.service, profileId);
    known.variants.set(`${profileId} ${row.minutes}`, variant);
    known.patients.set(row.reference, patientId);
  };
  return { resourceId, ...variant, patientId, added };
}

type Wanted = {
  resourceId: string | undefined;
  poolId: string | undefined;
  profileId: string | undefined;
  variant: { variantId: string; needId: string } | undefined;
  patientId: string | undefined;
};

const isWhole = (places: Wanted) => Object.values(places).every((one) => one !== undefined);

function placesOf(known: Known, theatre: string, row: PlannedRow): Wanted {
  const profileId = known.services.get(row.service);
  return {
    resourceId: known.theatres.get(theatre),
    poolId: known.poolId ?? undefined,
    profileId,
    variant: known.variants.get(`${profileId} ${row.minutes}`),
    patientId: known.patients.get(row.reference),
  };
}

/** The same, looked up under the lock: what another run has made since this one read the practice. */
async function madeMeanwhile(
  tx: Tx,
  ctx: Ctx,
  known: Known,
  theatre: string,
  row: PlannedRow,
): Promise<Wanted> {
  const [found] = await tx.sql<
    Record<"resourceId" | "poolId" | "profileId" | "variantId" | "needId" | "patientId", string | null>[]
  >`
    with here as (
      select (select resource_id from resource where practice_id = ${ctx.practiceId} and site_id = ${known.siteId}
                 and kind = 'theatre' and active and name = ${theatre} order by resource_id limit 1) as resource_id,
             (select profile_id from profile where practice_id = ${ctx.practiceId} and kind = 'service' and active
                 and label = ${row.service} order by profile_id limit 1) as profile_id,
             (select patient_id from patient where practice_id = ${ctx.practiceId} and reference = ${row.reference}) as patient_id)
    select h.resource_id as "resourceId", h.profile_id as "profileId", h.patient_id as "patientId", v.variant_id as "variantId",
           v.need_id as "needId",
           (select m.pool_id from pool_member m join resource r on r.practice_id = m.practice_id and r.resource_id = m.resource_id
             where m.practice_id = ${ctx.practiceId} and r.kind = 'theatre' group by m.pool_id order by count(*) desc, m.pool_id limit 1) as "poolId"
      from here h
      left join lateral (
        select v.variant_id, n.need_id from variant v
          join phase p on p.practice_id = v.practice_id and p.variant_id = v.variant_id
          join need n on n.practice_id = p.practice_id and n.phase_id = p.phase_id
         where v.practice_id = ${ctx.practiceId} and v.profile_id = h.profile_id and p.minutes = ${row.minutes}
         order by v.variant_id limit 1) v on true`;
  const { variantId, needId } = found ?? {};
  return {
    resourceId: found?.resourceId ?? undefined,
    poolId: known.poolId ?? found?.poolId ?? undefined,
    profileId: found?.profileId ?? undefined,
    variant: variantId && needId ? { variantId, needId } : undefined,
    patientId: found?.patientId ?? undefined,
  };
}

async function addTheatre(tx: Tx, ctx: Ctx, map: ImportMap, known: Known, name: string): Promise<string> {
  const id = newId();
  await tx.sql`insert into claimant (practice_id, claimant_id, kind) values (${ctx.practiceId}, ${id}, 'resource')`;
  await tx.sql`
    insert into resource (practice_id, resource_id, site_id, kind, name, ordinal)
    values (${ctx.practiceId}, ${id}, ${known.siteId}, 'theatre', ${name}, ${100 + known.theatres.size})`;
  if (known.poolId) {
    await tx.sql`insert into pool_member (practice_id, pool_id, resource_id) values (${ctx.practiceId}, ${known.poolId}, ${id})`;
  }
  await audit(tx, ctx, { action: "resource.added", subjectKind: "resource", subjectId: id });
  await openTheatre(tx, ctx, map, known, id);
  return id;
}

async function openTheatre(tx: Tx, ctx: Ctx, map: ImportMap, known: Known, resourceId: string) {
  const { weekdays = [], opensMinute = 0, closesMinute = 0 } = map.create.theatres ?? {};
  for (const weekday of weekdays) {
    await tx.sql`
      insert into hours (practice_id, hours_id, resource_id, site_id, weekday, opens_minute, closes_minute, valid_from)
      values (${ctx.practiceId}, ${newId()}, ${resourceId}, ${known.siteId}, ${weekday}, ${opensMinute}, ${closesMinute}, '2000-01-01')`;
    const subject = { subjectKind: "resource", subjectId: resourceId };
    await audit(tx, ctx, { action: "hours.added", ...subject, fields: ["hours"] });
  }
}

async function poolWith(tx: Tx, ctx: Ctx, resourceId: string): Promise<string> {
  const poolId = newId();
  await tx.sql`insert into pool (practice_id, pool_id, name) values (${ctx.practiceId}, ${poolId}, 'Theatres')`;
  await tx.sql`insert into pool_member (practice_id, pool_id, resource_id) values (${ctx.practiceId}, ${poolId}, ${resourceId})`;
  await audit(tx, ctx, { action: "pool.added", subjectKind: "pool", subjectId: poolId });
  return poolId;
}

/** BAD_REQUEST `importNameTells` when its name has come to tell a sensitive procedure since the run began. */
async function addService(tx: Tx, ctx: Ctx, label: string): Promise<string> {
  await holdCatalogue(tx, ctx);
  const isNeutral = await neutrality(tx, ctx);
  if (!isNeutral(label)) throw new DomainError("BAD_REQUEST", NAME_TELLS);
  const profileId = newId();
  await tx.sql`insert into profile (practice_id, profile_id, label, kind) values (${ctx.practiceId}, ${profileId}, ${label}, 'service')`;
  await audit(tx, ctx, { action: "profile.added", subjectKind: "profile", subjectId: profileId });
  return profileId;
}

async function addVariant(tx: Tx, ctx: Ctx, profileId: string, poolId: string, minutes: number) {
  const [variantId, phaseId, needId] = [newId(), newId(), newId()];
  await tx.sql`
    insert into variant (practice_id, variant_id, profile_id, label) values (${ctx.practiceId}, ${variantId}, ${profileId}, ${`${minutes} min`})`;
  await tx.sql`
    insert into phase (practice_id, phase_id, variant_id, ordinal, name, minutes, main)
    values (${ctx.practiceId}, ${phaseId}, ${variantId}, 1, 'operation', ${minutes}, true)`;
  await tx.sql`
    insert into need (practice_id, need_id, phase_id, ordinal, kind, pool_id) values (${ctx.practiceId}, ${needId}, ${phaseId}, 1, 'theatre', ${poolId})`;
  await audit(tx, ctx, { action: "variant.added", subjectKind: "variant", subjectId: variantId });
  return { variantId, needId };
}

async function addPatient(tx: Tx, ctx: Ctx, reference: string): Promise<string> {
  const patientId = newId();
  await tx.sql`insert into claimant (practice_id, claimant_id, kind) values (${ctx.practiceId}, ${patientId}, 'patient')`;
  await tx.sql`
    insert into patient (practice_id, patient_id, given_name, family_name, search_name, reference, registered_at)
    values (${ctx.practiceId}, ${patientId}, '', ${reference}, ${plainForm(reference)}, ${reference}, ${ctx.now.toString()}::timestamptz)`;
  const subject = { subjectKind: "patient", subjectId: patientId };
  await audit(tx, ctx, { action: "patient.registered", ...subject, fields: ["familyName", "reference"] });
  return patientId;
}
