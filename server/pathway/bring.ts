import type { Ctx, Tx } from "#server/kernel/index.ts";
import type { BookingKind } from "#server/scheduling/schemas.ts";
import type { Anaesthesia } from "./rules/plan.ts";
import { bringList } from "./rules/visit.ts";
import type { Bring } from "./schemas.ts";

type Row = {
  kind: BookingKind;
  anaesthesia: Anaesthesia;
  companion: string | null;
};

/** What to bring to a visit of hers, and who goes home with her where somebody must: the one list of all her pages. */
export const bringFor = ({ kind, anaesthesia, companion }: Row): Bring => {
  const bring = bringList(kind, anaesthesia);
  return { bring, companion: bring.includes("companion") ? companion : null };
};

/** The same for a booking of hers; nothing where it is not there for her. */
export async function bringTo(tx: Tx, ctx: Ctx, bookingId: string): Promise<Bring> {
  const [row] = await tx.sql<Row[]>`
    select b.kind, f.anaesthesia,
           (select e.name from patient_person e
             where e.practice_id = b.practice_id and e.patient_id = b.patient_id and e.kind = 'escort'
             order by e.person_id limit 1) as companion
      from booking b
      join variant v using (practice_id, variant_id)
      join profile f using (practice_id, profile_id)
     where b.practice_id = ${ctx.practiceId} and b.booking_id = ${bookingId}`;
  return row ? bringFor(row) : { bring: [], companion: null };
}
