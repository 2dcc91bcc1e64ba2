import type { PatientView } from "#server/identity/patient-schemas.ts";
import type { CallsView } from "#server/messaging/call-schemas.ts";
import type { ToSchedule, WaitingRequest } from "#server/pathway/schemas.ts";
import type { ResourceView } from "#server/practice/schemas.ts";
import type { BookingView, DeskTasks, PatientBookings } from "#server/scheduling/schemas.ts";
import type { Found } from "./days.ts";
import type { Offer } from "./offers.ts";
import type { Search } from "./search.ts";

export type CallSite = {
  readonly siteId: string;
  readonly name: string;
  readonly address: string;
  readonly zone: string;
  /** The date there, and the ISO weekdays on which anybody works there. */
  readonly today: string;
  readonly weekdays: readonly number[];
};

/** What the server knew when it drew the page: the practice, and whatever the address named. */
export type Opened = {
  readonly sites: readonly CallSite[];
  /** Where the desk works just now: the site of a call whose address names none. */
  readonly chosenSite: string | null;
  readonly offers: readonly Offer[];
  readonly resources: readonly ResourceView[];
  readonly waiting: readonly WaitingRequest[];
  /** Which requests were asked for. */
  readonly waitingFor: ToSchedule;
  /** What the desk itself has to do, where nothing was chosen. */
  readonly deskTasks: DeskTasks | null;
  /** Whom the desk has to call, where nothing was chosen. */
  readonly calls: CallsView | null;
  /** When the server looked. */
  readonly now: string;
  readonly booking: BookingView | null;
  /** A closure or changed hours took its ground: the practice asks for the move. */
  readonly lostHours: boolean;
  readonly patient: PatientView | null;
  /** All of hers, where she was chosen by herself. */
  readonly bookings: PatientBookings | null;
  /** A patient who was asked for and is not there, or must not be known. */
  readonly absentId: string | null;
  readonly search: Search | null;
  readonly found: Found | null;
};
