import { newId } from "#server/kernel/ids.ts";
import { deskEmails } from "./actors.ts";
import { profilePlans } from "./profiles.ts";
import { put, type Row } from "./put.ts";
import { resourceId, roomId, type Stage, variantId } from "./stage.ts";
import type { Visit } from "./visits.ts";

/**
 * Writes visits that went as they were booked, many at a time: the rows that `book` writes, through the same constraint, which would refuse all of them for
 * one that overlaps. (By the verb one after the other they alone would take longer than a start may.)
 */
export async function putVisits(stage: Stage, visits: readonly Visit[]): Promise<void> {
  const rows = visits.map((visit) => rowsOf(stage, visit));
  await stage.sql.begin(async (sql) => {
    await put(
      sql,
      "booking",
      rows.map(({ booking }) => booking),
    );
    await put(
      sql,
      "claim",
      rows.flatMap(({ claims }) => claims),
    );
    await put(
      sql,
      "booking_event",
      rows.map(({ event }) => event),
    );
    await put(
      sql,
      "audit_event",
      rows.map(({ audit }) => audit),
    );
  });
}

function rowsOf(stage: Stage, visit: Visit) {
  const { laid, siteId } = stage;
  const of = { practice_id: laid.practiceId };
  const bookingId = newId();
  const { profile, variant, minutes } = profileOf(visit.variant);
  const hours = { starts_at: visit.startsAt.toString(), ends_at: visit.startsAt.add({ minutes }).toString() };
  const surgeonId = resourceId(stage, visit.surgeon);
  const desk = laid.staff.get(stage.roll.pick(deskEmails(laid))) ?? "";
  const at = visit.bookedAt.toString();
  const claim = (claimantId: string, kind: "resource" | "patient", needId: string | null): Row => ({
    ...of,
    ...hours,
    claim_id: newId(),
    booking_id: bookingId,
    claimant_id: claimantId,
    claimant_kind: kind,
    phase: kind === "patient" ? "whole" : "visit",
    need_id: needId,
  });
  const needs = laid.needs.get(visit.variant) ?? [];
  const need = (kind: string) => needs.find((one) => one.kind === kind)?.needId ?? null;
  return {
    booking: {
      ...of,
      ...hours,
      booking_id: bookingId,
      site_id: siteId,
      patient_id: visit.patientId,
      variant_id: variantId(stage, visit.variant),
      surgeon_id: surgeonId,
      kind: profile.kind,
      label: `${profile.label}, ${variant.label}`,
      state: "booked",
      arrives_at: visit.startsAt.subtract({ minutes: profile.arrivalLeadMinutes }).toString(),
      idempotency_key: `demo/${bookingId}`,
      created_at: at,
    },
    claims: [
      claim(surgeonId, "resource", need("surgeon")),
      claim(roomId(stage, visit.surgeon), "resource", need("consulting_room")),
      claim(visit.patientId, "patient", null),
    ],
    event: {
      ...of,
      event_id: newId(),
      booking_id: bookingId,
      patient_id: visit.patientId,
      kind: "booked",
      at,
      actor_id: desk,
      actor_role: "desk",
      details: JSON.stringify({ to: hours.starts_at }),
    },
    audit: {
      ...of,
      event_id: newId(),
      at,
      actor_id: desk,
      role: "desk",
      action: "booking.booked",
      subject_kind: "booking",
      subject_id: bookingId,
      request_id: "demo",
    },
  };
}

function profileOf(key: string) {
  for (const profile of profilePlans) {
    const variant = profile.variants.find((one) => one.key === key);
    if (variant)
      return { profile, variant, minutes: variant.phases.reduce((sum, one) => sum + one.minutes, 0) };
  }
  throw new Error(`there is no variant ${key}`);
}
