import type { WaitingRequest } from "#server/pathway/schemas.ts";
import type { BookingView } from "#server/scheduling/schemas.ts";
import type { Address } from "./address.ts";
import type { Offer } from "./offers.ts";
import type { CallSite } from "./opened.ts";
import type { Subject } from "./search.ts";

type Given = {
  readonly sites: readonly CallSite[];
  /** The site of an address that names none. */
  readonly chosenSite: string | null;
  readonly offers: readonly Offer[];
  readonly address: Address;
  readonly booking: BookingView | null;
  readonly request: WaitingRequest | null;
  /** Whoever was found under the address, the request or the booking. */
  readonly patientId: string | null;
};
export type About = {
  readonly site: CallSite | null;
  readonly offer: Offer | null;
  /** The address asks for a day case without a case behind it. */
  readonly dayCaseWanted: boolean;
  readonly subject: Subject | null;
};

/** What a call is about. A day case reaches the desk through a case alone, whatever an address says. */
export function subjectOf({ sites, chosenSite, offers, address, booking, request, patientId }: Given): About {
  const siteId = (booking ?? request)?.siteId ?? address.site ?? chosenSite;
  const site = sites.find((one) => one.siteId === siteId) ?? sites[0] ?? null;
  const variantId = booking ? null : (request?.variantId ?? (address.request ? null : address.variant));
  const wanted = offers.find((one) => one.variantId === variantId) ?? null;
  const offer = request || wanted?.forNewCallers || wanted?.forKnown ? wanted : null;
  const dayCaseWanted = wanted !== null && offer === null;
  const about = { site, offer, dayCaseWanted };
  if (!site) return { ...about, subject: null };
  const open = { siteId: site.siteId, patientId, notBefore: null, surgeonOpen: false };
  if (booking) return { ...about, subject: { ...open, of: { bookingId: booking.bookingId } } };
  if (request) {
    const { requestId, notBefore } = request;
    return { ...about, subject: { ...open, of: { requestId }, notBefore } };
  }
  // An address that names a booking or a request means nothing else, though that is gone.
  if (!offer || address.move) return { ...about, subject: null };
  return { ...about, subject: { ...open, of: { variantId: offer.variantId }, surgeonOpen: true } };
}
