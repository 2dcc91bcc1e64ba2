import "server-only";
import { TRPCError } from "@trpc/server";
import { dateAt } from "#app/_format/index.ts";
import { orMissing } from "#app/_trpc/or-missing.ts";
import { api } from "#app/_trpc/server.ts";
import type { StaffCtx } from "#server/kernel/index.ts";
import { siteOf, sitesInUse } from "../_parts/site.ts";
import type { Address } from "./_parts/address.ts";
import { foundOf } from "./_parts/days.ts";
import { offersOf } from "./_parts/offers.ts";
import type { CallSite, Opened } from "./_parts/opened.ts";
import { isBetweenCalls, type Search, searchOf, waitingFor, windowOf } from "./_parts/search.ts";
import { subjectOf } from "./_parts/subject.ts";

type Caller = Awaited<ReturnType<typeof api>>;

/** All that the address names, and the times that follow from it. What is not there, or must not be known, is simply absent. */
export async function openCall(actor: StaffCtx, address: Address): Promise<Opened> {
  const caller = await api();
  const [sites, usual, profiles, resources, hours, booking, lostHours, waiting, deskTasks, calls] =
    await Promise.all([
      sitesInUse(),
      siteOf(null),
      caller.catalogue.profiles({ inactive: true }),
      caller.practice.resources({}),
      caller.practice.hours({}),
      address.move ? orMissing(caller.scheduling.get({ bookingId: address.move })) : null,
      address.move ? orMissing(caller.scheduling.hasLostHours({ bookingId: address.move })) : null,
      address.move ? [] : caller.cases.toSchedule(waitingFor(address)),
      isBetweenCalls(address) ? caller.scheduling.deskTasks({}) : null,
      isBetweenCalls(address) ? caller.messages.calls({}) : null,
    ]);
  const callSites = sites.map(({ siteId, name, address: place, zone }): CallSite => {
    const worked = hours.filter((row) => row.siteId === siteId).map(({ weekday }) => weekday);
    const weekdays = [...new Set(worked)].sort((a, b) => a - b);
    return { siteId, name, address: place, zone, today: dateAt(actor.now.toString(), zone), weekdays };
  });
  const movable = booking?.state === "booked" ? booking : null;
  const request = address.request ? (waiting[0] ?? null) : null;
  const patientId = (movable ?? request)?.patientId ?? address.patient;
  const [patient, bookings] = await Promise.all([
    patientId ? orMissing(caller.patients.get({ patientId })) : null,
    patientId && patientId === address.patient ? orMissing(caller.scheduling.ofPatient({ patientId })) : null,
  ]);
  const offers = offersOf(profiles);
  const about = {
    sites: callSites,
    chosenSite: usual?.siteId ?? null,
    offers,
    address,
    booking: movable,
    request,
    patientId: patient?.patientId ?? null,
  };
  const { subject, site } = subjectOf(about);
  const search = subject && site ? searchOf(subject, address, site.today) : null;
  return {
    sites: callSites,
    chosenSite: about.chosenSite,
    offers,
    resources,
    now: actor.now.toString(),
    waiting,
    waitingFor: waitingFor(address),
    deskTasks,
    calls,
    booking: movable,
    lostHours: lostHours === true,
    patient,
    bookings,
    absentId: patient ? null : patientId,
    search,
    found: search ? await lookUp(caller, search, address, movable?.startsAt ?? null) : null,
  };
}

/** Nothing where the times cannot be looked up now: the page stands without them and asks again. */
async function lookUp(caller: Caller, search: Search, address: Address, stands: string | null) {
  try {
    return foundOf(await caller.scheduling.findTimes(windowOf(search, search.from, address.date)), stands);
  } catch (error) {
    // A refusal is an answer here; a fault is not.
    if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") return null;
    throw error;
  }
}
