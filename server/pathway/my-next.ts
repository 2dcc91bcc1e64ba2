import { templateVersion } from "#server/catalogue/index.ts";
import { RecoveryContent } from "#server/catalogue/template-schemas.ts";
import { authorise, type Ctx, type Tx, toInstant, transact } from "#server/kernel/index.ts";
import type { BookingKind } from "#server/scheduling/schemas.ts";
import { bringFor } from "./bring.ts";
import { openConsents, openItems } from "./my-open.ts";
import { type MyOperation, myOperations } from "./my-operations.ts";
import { myStandings } from "./my-standings.ts";
import type { Anaesthesia } from "./rules/plan.ts";
import { recoveryDay } from "./rules/recovery-day.ts";
import { otherZone } from "./rules/visit.ts";
import type { NextView, Visit } from "./schemas.ts";

type Row = {
  bookingId: string;
  arrivesAt: string;
  kind: BookingKind;
  anaesthesia: Anaesthesia;
  zone: string;
  siteName: string;
  address: string;
  directions: string;
  phone: string;
};

/**
 * The signed-in patient's next visit in neutral words, those after it, and whom to call: one transaction, its questions sent together. Of her cases it
 * says no more than that one waits or is over, and how much of it waits for her.
 */
export async function myNext(ctx: Ctx): Promise<NextView> {
  authorise(ctx, "my:read");
  return transact(ctx, async (tx) => {
    const [hers, visits, operations, site] = await Promise.all([
      herself(tx),
      visitsAhead(tx, ctx),
      myOperations(tx, ctx),
      herSite(tx, ctx),
    ]);
    const [first, ...rest] = visits;
    const ahead = operations.some((one) => isAhead(one, ctx)) ? await myStandings(tx, ctx) : [];
    return {
      next: first
        ? {
            ...visitOf(first, hers?.zone ?? null),
            directions: first.directions,
            phone: first.phone,
            nameToSay: hers?.nameToUse || hers?.givenName || "",
            ...bringFor({ ...first, companion: hers?.companion ?? null }),
            moreToBring: await addsToBring(tx, ctx, operations, first.bookingId),
          }
        : null,
      later: rest.map((row) => visitOf(row, hers?.zone ?? null)),
      waiting: operations.some(({ operation }) => operation === null),
      recoveryDay: recoveryDay(
        operations.flatMap(({ operation }) => operation ?? []),
        ctx.now,
      ),
      toDo: ahead.reduce((sum, one) => sum + openItems(ctx, one), 0),
      toSign: ahead.flatMap(openConsents).length,
      call: callOf(first ?? site),
    };
  });
}

/** Whether the text of the operation of a booking names more to bring. Asked for nothing else, and only when that is her next visit. */
async function addsToBring(
  tx: Tx,
  ctx: Ctx,
  operations: readonly MyOperation[],
  bookingId: string,
): Promise<boolean> {
  const own = operations.find(({ operation }) => operation?.bookingId === bookingId);
  const id = own?.contents.templateVersionId;
  const version = id && (await templateVersion(tx, ctx, id));
  return Boolean(version && RecoveryContent.parse(version.content).bring.length > 0);
}

const isAhead = ({ operation }: MyOperation, { now }: Ctx): boolean =>
  operation === null || Temporal.Instant.compare(operation.startsAt, now) > 0;

const callOf = (at: { siteName: string; phone: string } | undefined): NextView["call"] =>
  at ? { siteName: at.siteName, phone: at.phone } : null;

const visitOf = (row: Row, hers: string | null): Visit => {
  const arrivesAt = toInstant(row.arrivesAt);
  return {
    bookingId: row.bookingId,
    arrivesAt: arrivesAt.toString(),
    zone: row.zone,
    herZone: otherZone(arrivesAt, row.zone, hers),
    siteName: row.siteName,
    address: row.address,
  };
};

const visitsAhead = (tx: Tx, ctx: Ctx) => tx.sql<Row[]>`
  select b.booking_id as "bookingId", b.arrives_at as "arrivesAt", b.kind, f.anaesthesia, s.zone, s.name as "siteName",
         s.address, s.directions, s.phone
    from booking b
    join site s using (practice_id, site_id)
    join variant v using (practice_id, variant_id)
    join profile f using (practice_id, profile_id)
   where b.practice_id = ${ctx.practiceId} and b.patient_id = ${ctx.actorId} and b.state = 'booked'
     and b.ends_at > ${ctx.now.toString()}::timestamptz
   order by b.arrives_at, b.booking_id limit 6`;

type Hers = { givenName: string; zone: string | null; nameToUse: string | null; companion: string | null };

async function herself(tx: Tx): Promise<Hers | undefined> {
  const [row] = await tx.sql<Hers[]>`
    select p.given_name as "givenName", p.zone, c.name_to_use as "nameToUse", e.name as companion
      from patient p
      left join contact_preference c using (practice_id, patient_id)
      left join lateral (
        select name from patient_person e
         where e.practice_id = p.practice_id and e.patient_id = p.patient_id and e.kind = 'escort'
         order by e.person_id limit 1) e on true
     where p.practice_id = app_practice() and p.patient_id = app_actor()`;
  return row;
}

/** The site of her latest booking, whatever became of it; for one who has none, any site. */
export async function herSite(
  tx: Tx,
  ctx: Ctx,
): Promise<{ siteId: string; siteName: string; phone: string } | undefined> {
  const [site] = await tx.sql<{ siteId: string; siteName: string; phone: string }[]>`
    select s.site_id as "siteId", s.name as "siteName", s.phone from site s
      left join lateral (
        select max(b.starts_at) as latest from booking b
         where b.practice_id = s.practice_id and b.site_id = s.site_id and b.patient_id = ${ctx.actorId}) b on true
     where s.practice_id = ${ctx.practiceId} and (s.active or b.latest is not null)
     order by b.latest desc nulls last, s.site_id limit 1`;
  return site;
}
