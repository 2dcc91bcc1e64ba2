-- Whoever treats her calls an operation of today off, until she has gone into theatre: its claims are free at once, and its request waits again. Answers the booking's
-- new version; null where there is no such booking for whoever asks, or not in such a state.
CREATE FUNCTION cancel_on_the_day(the_booking uuid, the_event uuid, the_reason text, the_asker text)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  one booking;
BEGIN
  IF the_reason NOT IN ('clinical', 'patient_wish', 'not_prepared') THEN RETURN NULL; END IF;
  UPDATE booking b SET state = 'cancelled', schedule_version = b.schedule_version + 1
    FROM site s
   WHERE b.practice_id = app_practice() AND b.booking_id = the_booking AND b.state = 'booked' AND b.request_id IS NOT NULL
     AND s.practice_id = b.practice_id AND s.site_id = b.site_id
     AND (b.starts_at AT TIME ZONE s.zone)::date = (app_now() AT TIME ZONE s.zone)::date
     AND b.patient_id = ANY (ARRAY(SELECT treated_patients()))
     AND NOT EXISTS (
       SELECT FROM day_step d
        WHERE d.practice_id = b.practice_id AND d.booking_id = b.booking_id AND d.step NOT IN ('arrived', 'ready'))
  RETURNING b.* INTO one;
  IF one.booking_id IS NULL THEN RETURN NULL; END IF;
  UPDATE claim SET active = false
   WHERE practice_id = one.practice_id AND booking_id = one.booking_id AND active;
  UPDATE scheduling_request SET state = 'waiting'
   WHERE practice_id = one.practice_id AND request_id = one.request_id AND state = 'booked';
  INSERT INTO booking_event (practice_id, event_id, booking_id, patient_id, kind, at, actor_id, actor_role, details)
  VALUES (one.practice_id, the_event, one.booking_id, one.patient_id, 'cancelled', app_now(), app_actor(), app_role(),
          jsonb_build_object('from', to_char(one.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'reason', the_reason, 'askedBy', the_asker));
  RETURN one.schedule_version;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION cancel_on_the_day(uuid, uuid, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION cancel_on_the_day(uuid, uuid, text, text) TO viewer_clinician;
--> statement-breakpoint
-- Who has come today is today's patient, though her operation was called off: those who treat her send her home.
CREATE OR REPLACE FUNCTION treated_patients() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT t.patient_id FROM (
    SELECT c.patient_id FROM surgical_case c
     WHERE c.practice_id = app_practice() AND c.surgeon_staff_id = app_actor() AND app_role() = 'surgeon'
    UNION
    SELECT b.patient_id
      FROM resource r
      JOIN claim cl ON cl.practice_id = r.practice_id AND cl.claimant_id = r.resource_id AND cl.active
      JOIN booking b ON b.practice_id = cl.practice_id AND b.booking_id = cl.booking_id
     WHERE r.practice_id = app_practice() AND r.staff_id = app_actor() AND r.kind = app_role()
    UNION
    SELECT b.patient_id
      FROM nurse_sites_today() n
      JOIN booking b ON b.practice_id = app_practice() AND b.site_id = n.site_id
       AND (b.state <> 'cancelled' OR EXISTS (
             SELECT FROM day_step d WHERE d.practice_id = b.practice_id AND d.booking_id = b.booking_id))
       AND b.starts_at >= n.since AND b.starts_at < n.until
       -- No date is longer; said apart, it lets the planner count few.
       AND b.starts_at >= app_now() - interval '26 hours' AND b.starts_at < app_now() + interval '26 hours'
  ) t
  WHERE NOT EXISTS (
    SELECT FROM staff_bar sb
     WHERE sb.practice_id = app_practice() AND sb.patient_id = t.patient_id AND sb.staff_id = app_actor());
END $$;
