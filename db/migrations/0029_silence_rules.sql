ALTER TABLE silence FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE silence_care FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Sealed bytes cannot be made smaller: nobody has to try.
ALTER TABLE silence_care ALTER COLUMN sealed SET STORAGE EXTERNAL;
--> statement-breakpoint
GRANT SELECT ON silence TO viewer_clinician;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON silence TO worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON silence_care TO viewer_clinician;
--> statement-breakpoint
-- As before; and who has not said how she is by the time that it has gone by is a patient of today's nurses of the site of her operation, until the end of the day on which they are done with it.
CREATE OR REPLACE FUNCTION treated_patients() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_bitmapscan = off
AS $$
DECLARE
  kept text := nullif(current_setting('app.treated', true), '');
BEGIN
  IF kept IS NOT NULL AND left(kept, 64) = treated_seal(substr(kept, 65)) THEN
    RETURN QUERY SELECT unnest(substr(kept, 65)::uuid[]);
    RETURN;
  END IF;
  RETURN QUERY
  WITH here AS MATERIALIZED (SELECT n.site_id, n.since, n.until FROM nurse_sites_today() n)
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
      FROM here n
      JOIN booking b ON b.practice_id = app_practice() AND b.site_id = n.site_id
       AND (b.state <> 'cancelled' OR EXISTS (
             SELECT FROM day_step d WHERE d.practice_id = b.practice_id AND d.booking_id = b.booking_id))
       AND b.starts_at >= n.since AND b.starts_at < n.until
       -- No date is longer; said apart, it lets the planner count few.
       AND b.starts_at >= app_now() - interval '26 hours' AND b.starts_at < app_now() + interval '26 hours'
    UNION
    SELECT i.patient_id
      FROM here n
      JOIN check_in i ON i.practice_id = app_practice() AND i.site_id = n.site_id AND i.asking > 0
     WHERE NOT EXISTS (
       SELECT FROM check_in_care k
        WHERE k.practice_id = i.practice_id AND k.check_in_id = i.check_in_id
          AND k.seen >= i.asking AND k.closed_at < n.since)
    UNION
    SELECT w.patient_id
      FROM here n
      JOIN silence w ON w.practice_id = app_practice() AND w.site_id = n.site_id AND w.begins_at <= app_now() AND w.ends_at > app_now()
     WHERE NOT EXISTS (
       SELECT FROM silence_care k
        WHERE k.practice_id = w.practice_id AND k.silence_id = w.silence_id AND k.closed_at < n.since
          AND NOT EXISTS (SELECT FROM unnest(w.days, w.due) AS x (day, due) WHERE x.day > k.seen AND x.due <= app_now()))
  ) t
  WHERE NOT EXISTS (
    SELECT FROM staff_bar sb
     WHERE sb.practice_id = app_practice() AND sb.patient_id = t.patient_id AND sb.staff_id = app_actor());
END $$;
--> statement-breakpoint
-- Whatever a message follows from plans anew in its own transaction; for who is sent nothing, has nothing planned and is waited for by nobody there is nothing to plan.
CREATE OR REPLACE FUNCTION plan_messages_of(the_practice uuid, the_patient uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF the_practice = app_practice() AND (
       EXISTS (SELECT FROM contact_preference c
                WHERE c.practice_id = the_practice AND c.patient_id = the_patient AND c.channel IN ('sms', 'email'))
       OR EXISTS (SELECT FROM message m
                   WHERE m.practice_id = the_practice AND m.patient_id = the_patient AND m.state = 'planned')
       OR EXISTS (SELECT FROM silence w WHERE w.practice_id = the_practice AND w.patient_id = the_patient)) THEN
    PERFORM queue.enqueue_once('plan_messages', the_patient);
  END IF;
END $$;
--> statement-breakpoint
-- Where somebody may have to be waited for: who it is, the worker finds out in each.
CREATE FUNCTION practices_that_ask() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT p.practice_id FROM practice p WHERE EXISTS (SELECT FROM surgical_case c WHERE c.practice_id = p.practice_id) $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION practices_that_ask() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION practices_that_ask() TO worker;
