-- When a booking begins, for lists of what lost its hours: a reader who must not know whose it is counts it as long as everybody else. Tells nothing else.
CREATE FUNCTION start_of_booking(the_booking uuid) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ select starts_at from booking where practice_id = app_practice() and booking_id = the_booking $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION start_of_booking(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION start_of_booking(uuid) TO viewer_desk, viewer_clinician, viewer_manager;
