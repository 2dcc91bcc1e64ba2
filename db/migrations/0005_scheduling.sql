-- A claim is two days long at the most: whoever looks for what is busy in a window need not read all that came before it.
ALTER TABLE claim ADD CONSTRAINT claim_is_short CHECK (ends_at <= starts_at + interval '48 hours');
--> statement-breakpoint
-- Where a booking takes place, for boards that say "occupied" of a patient whom the reader must not know. Tells nothing else.
CREATE FUNCTION site_of_booking(the_booking uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ select site_id from booking where practice_id = app_practice() and booking_id = the_booking $$;
--> statement-breakpoint
-- Which resources a booking may hold outside their hours, since it got its present time: those of an override, or all where an import brought it.
CREATE FUNCTION accepted_outside(the_booking uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  select jsonb_build_object('all', coalesce(details ->> 'reason' = 'imported', false), 'outside', coalesce(details -> 'outside', '[]'))
    from booking_event
   where practice_id = app_practice() and booking_id = the_booking and kind in ('booked', 'moved')
   order by at desc, event_id desc limit 1
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION site_of_booking(uuid), accepted_outside(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION site_of_booking(uuid), accepted_outside(uuid) TO viewer_desk, viewer_clinician, viewer_manager;
