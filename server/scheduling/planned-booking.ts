import { createHash } from "node:crypto";
import { fullName } from "#server/identity/index.ts";
import { newId } from "#server/kernel/index.ts";
import type { Verdict } from "./decide.ts";
import { isoOf } from "./epoch.ts";
import type { Book, BookingView } from "./schemas.ts";
import type { Scene } from "./situation.ts";
import { heldViews, hoursOf } from "./start-view.ts";
import type { NewBooking } from "./write-booking.ts";
import { claimsOf } from "./write-claims.ts";

type Accepted = Extract<Verdict, { ok: true }>;

/** What is written for a start that books, and how its reader sees it. */
export function plannedBooking(
  scene: Scene,
  asked: Book,
  { start, outside }: Accepted,
): { booking: NewBooking; view: BookingView } {
  const { place, patient } = scene.found;
  const startsAt = Date.parse(asked.startsAt);
  const resources = heldViews(scene, start.assignment);
  const surgeon = resources.find(({ kind }) => kind === "surgeon");
  const override = outside.length > 0 ? asked.override?.reason : undefined;
  const hours = hoursOf(scene, startsAt);
  const booking: NewBooking = {
    ...hours,
    bookingId: newId(),
    siteId: place.siteId,
    patientId: asked.patientId,
    variantId: place.variantId,
    requestId: place.requestId,
    surgeonId: surgeon?.resourceId ?? null,
    kind: place.kind,
    label: place.label,
    idempotencyKey: asked.idempotencyKey,
    claims: claimsOf(scene, asked.patientId, start),
    details: { to: isoOf(startsAt), intent: intentOf(asked), ...(override ? { override, outside } : {}) },
    actions: override ? ["booking.booked", "booking.overridden"] : ["booking.booked"],
  };
  const view: BookingView = {
    bookingId: booking.bookingId,
    patientId: asked.patientId,
    patientName: patient ? fullName(patient) : "",
    kind: place.kind,
    label: place.label,
    state: "booked",
    siteId: place.siteId,
    siteName: place.siteName,
    zone: place.zone,
    startsAt: isoOf(hours.startsAt),
    endsAt: isoOf(hours.endsAt),
    arrivesAt: isoOf(hours.arrivesAt),
    surgeonId: booking.surgeonId,
    surgeonName: surgeon?.name ?? null,
    requestId: place.requestId,
    scheduleVersion: 1,
    resources,
  };
  return { booking, view };
}

/** What a request asks for, as a digest: the same key with another body is another intention. */
export function intentOf({
  variantId,
  requestId,
  siteId,
  patientId,
  surgeonId,
  wishId,
  override,
  startsAt,
}: Book): string {
  const body = [variantId, requestId, siteId, patientId, surgeonId, wishId, override?.reason].map(
    (one) => one ?? null,
  );
  return createHash("sha256")
    .update(JSON.stringify([...body, Date.parse(startsAt)]))
    .digest("base64url");
}
