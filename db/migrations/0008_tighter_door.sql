ALTER TABLE "resource" ADD COLUMN "closed_with_account" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
-- Those who left before this.
UPDATE resource r SET active = false, closed_with_account = true
  FROM staff_account a
 WHERE a.practice_id = r.practice_id AND a.staff_id = r.staff_id AND NOT a.active AND r.active;
--> statement-breakpoint
-- Takes away all ways in. Codes go first: one that is being redeemed is waited for, and then its credential and session are found and go too.
CREATE OR REPLACE FUNCTION close_access(the_kind text, the_account uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  DELETE FROM access_code k WHERE k.practice_id = app_practice() AND k.account_kind = the_kind AND k.account_id = the_account;
  PERFORM end_sessions(the_kind, the_account);
  DELETE FROM credential c WHERE c.practice_id = app_practice() AND c.account_kind = the_kind AND c.account_id = the_account;
END $$;
--> statement-breakpoint
-- Where the acting nurse works today, with the bounds of that date: her hours and openings less what closes her or the site. Once nothing of them
-- is left to come she works there no more, unless she worked to their end.
CREATE FUNCTION nurse_sites_today() RETURNS TABLE (site_id uuid, since timestamptz, until timestamptz)
LANGUAGE plpgsql STABLE ROWS 2 SECURITY DEFINER SET search_path = public, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF app_role() IS DISTINCT FROM 'nurse' THEN RETURN; END IF;
  RETURN QUERY
  WITH here AS (
    SELECT s.site_id, s.zone, t.today, t.today::timestamp AT TIME ZONE s.zone AS since, (t.today + 1)::timestamp AT TIME ZONE s.zone AS until
      FROM site s CROSS JOIN LATERAL (SELECT (app_now() AT TIME ZONE s.zone)::date AS today) t
     WHERE s.practice_id = app_practice()),
  weekly AS (
    SELECT r.resource_id, d.*, h.weekday = extract(isodow FROM d.today) AS today_too,
           (d.today + make_interval(mins => h.opens_minute)) AT TIME ZONE d.zone AS opens,
           (d.today + make_interval(mins => h.closes_minute, days => (h.closes_minute <= h.opens_minute)::int)) AT TIME ZONE d.zone AS closes
      FROM resource r
      JOIN hours h ON h.practice_id = r.practice_id AND h.resource_id = r.resource_id
      JOIN here d ON d.site_id = h.site_id
     WHERE r.practice_id = app_practice() AND r.staff_id = app_actor() AND r.kind = 'nurse' AND r.active
       AND h.valid_from <= d.today AND (h.valid_to IS NULL OR h.valid_to >= d.today)),
  open AS (
    SELECT w.resource_id, w.site_id, w.since, w.until, w.opens, w.closes FROM weekly w WHERE w.today_too
    UNION ALL
    SELECT r.resource_id, d.site_id, d.since, d.until, c.starts_at, c.ends_at
      FROM resource r
      JOIN closure c ON c.practice_id = r.practice_id AND c.kind = 'opening' AND c.lifted_at IS NULL
      JOIN here d ON d.site_id = coalesce(c.site_id, d.site_id) AND c.starts_at < d.until AND c.ends_at > d.since
     WHERE r.practice_id = app_practice() AND r.staff_id = app_actor() AND r.kind = 'nurse' AND r.active
       AND (c.resource_id = r.resource_id
            OR (c.resource_id IS NULL AND EXISTS (SELECT FROM weekly w WHERE w.resource_id = r.resource_id AND w.site_id = d.site_id)))),
  working AS (
    SELECT o.resource_id, o.site_id, o.since, o.until, range_agg(tstzrange(o.opens, o.closes) * tstzrange(o.since, o.until)) AS stretches
      FROM open o WHERE o.opens < o.closes
     GROUP BY o.resource_id, o.site_id, o.since, o.until)
  SELECT DISTINCT w.site_id, w.since, w.until
    FROM working w
   CROSS JOIN LATERAL (
     SELECT w.stretches - coalesce(range_agg(tstzrange(c.starts_at, c.ends_at)), '{}') AS stretches
       FROM closure c
      WHERE c.practice_id = app_practice() AND c.kind = 'closure' AND c.lifted_at IS NULL AND c.starts_at < w.until AND c.ends_at > w.since
        AND (c.resource_id = w.resource_id OR (c.resource_id IS NULL AND c.site_id = w.site_id))) kept
   WHERE upper(kept.stretches) > app_now() OR upper(kept.stretches) = upper(w.stretches);
END $$;
--> statement-breakpoint
-- The treating team: her surgeon, whoever is assigned to a booking of hers, and today's
-- nurses of the site for today's patients. Bars go first.
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
      JOIN booking b ON b.practice_id = app_practice() AND b.site_id = n.site_id AND b.state <> 'cancelled'
       AND b.starts_at >= n.since AND b.starts_at < n.until
       -- No date is longer; said apart, it lets the planner count few.
       AND b.starts_at >= app_now() - interval '26 hours' AND b.starts_at < app_now() + interval '26 hours'
  ) t
  WHERE NOT EXISTS (
    SELECT FROM staff_bar sb
     WHERE sb.practice_id = app_practice() AND sb.patient_id = t.patient_id AND sb.staff_id = app_actor());
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION nurse_sites_today() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION nurse_sites_today() TO viewer_clinician;
