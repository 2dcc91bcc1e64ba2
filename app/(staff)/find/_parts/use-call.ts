"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { nameOf } from "#app/_format/index.ts";
import { errorView } from "#app/_forms/error.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import type { PatientHit } from "#server/identity/patient-schemas.ts";
import type { ToSchedule } from "#server/pathway/schemas.ts";
import type { PatientBookings } from "#server/scheduling/schemas.ts";
import type { Address } from "./address.ts";
import type { Opened } from "./opened.ts";
import { waitingFor } from "./search.ts";
import { subjectOf } from "./subject.ts";
import { go, useAddress } from "./use-address.ts";
import { useTimes } from "./use-times.ts";

export type Call = ReturnType<typeof useCallState>;

/**
 * A call as its address tells it: what, who, when, and the times that follow. Every choice changes the address in place, so that Back, a reload and a
 * link all mean the same call.
 */
export function useCallState(opened: Opened) {
  const trpc = useTRPC();
  const address = useAddress();
  const booking = opened.booking?.bookingId === address.move ? opened.booking : null;
  const { request, waiting, requestGone } = useRequests(opened, address);
  const [hit, setHit] = useState<PatientHit | null>(null);
  const patientId = (booking ?? request)?.patientId ?? address.patient;
  const asked = useQuery(
    trpc.patients.get.queryOptions(
      { patientId: patientId ?? "" },
      {
        enabled: patientId !== null && patientId !== opened.absentId,
        retry: false,
        ...(opened.patient && opened.patient.patientId === patientId ? { initialData: opened.patient } : {}),
      },
    ),
  );
  const patient = asked.data ?? null;
  const patientName = patient
    ? nameOf(patient)
    : ((booking ?? request)?.patientName ?? (hit && hit.patientId === patientId ? hit.name : null));

  const bookings = useQuery(
    trpc.scheduling.ofPatient.queryOptions(
      { patientId: patientId ?? "" },
      {
        enabled: address.patient !== null && patientId !== opened.absentId && !booking && !request,
        retry: false,
        ...(opened.bookings && opened.patient?.patientId === patientId
          ? { initialData: opened.bookings }
          : {}),
      },
    ),
  );
  const gone =
    patientId !== null &&
    (patientId === opened.absentId || (asked.error !== null && errorView(asked.error).reason === "notFound"));
  const known = gone ? null : patientId;
  const about = useMemo(
    () => subjectOf({ ...opened, address, booking, request, patientId: known }),
    [opened, address, booking, request, known],
  );
  const { subject, site } = about;

  const times = useTimes(opened, subject, address, site?.today ?? "");
  return {
    opened,
    address,
    go,
    booking,
    request,
    requestGone,
    moveGone: address.move !== null && booking === null,
    waiting,
    patientId: known,
    patient,
    patientName: known ? patientName : null,
    patientGone: gone,
    pickPatient: (picked: PatientHit) => {
      setHit(picked);
      go({ patient: picked.patientId });
    },
    /** She was booked before: reviews and services may be booked for her. */
    patientKnown: bookings.data?.some(({ state }) => state !== "cancelled") ?? false,
    /** Hers to come, soonest first. */
    coming: comingOf(bookings.data ?? [], opened.now),
    wishName: opened.resources.find(({ resourceId }) => resourceId === address.resource)?.name ?? null,
    ...about,
    ...times,
  };
}

const comingOf = (bookings: PatientBookings, now: string): PatientBookings =>
  bookings.filter(({ state, startsAt }) => state === "booked" && startsAt > now).reverse();

/** The request that was picked, or else those that wait: of the patient on the phone, or of everybody when nobody is. */
function useRequests(opened: Opened, address: Address) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const wanted = waitingFor(address);
  const seen = cache.getQueryData(trpc.cases.toSchedule.queryKey({})) ?? opened.waiting;
  const picked = seen.filter((one) => one.requestId === address.request);
  const first = isSame(opened.waitingFor, wanted) ? [...opened.waiting] : picked.length > 0 ? picked : null;
  const { data, isPlaceholderData } = useQuery({
    ...trpc.cases.toSchedule.queryOptions(wanted),
    enabled: address.move === null,
    ...(first ? { initialData: first } : { placeholderData: keepPreviousData }),
  });
  const list = isPlaceholderData ? [] : (data ?? []);
  const request = address.request ? (list.find((one) => one.requestId === address.request) ?? null) : null;
  return {
    request,
    waiting: address.request ? [] : list,
    requestGone: address.request !== null && data !== undefined && !isPlaceholderData && request === null,
  };
}

const isSame = (one: ToSchedule, other: ToSchedule) => JSON.stringify(one) === JSON.stringify(other);
