-- The request's context, set by transact() with set_config(…, true); unset means no rows.
CREATE FUNCTION app_practice() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ select nullif(current_setting('app.practice', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION app_actor() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ select nullif(current_setting('app.actor', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION app_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ select nullif(current_setting('app.role', true), '') $$;
--> statement-breakpoint
CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ select nullif(current_setting('app.now', true), '')::timestamptz $$;
--> statement-breakpoint
-- Patients whom the acting member of staff must not know of.
CREATE FUNCTION barred_patients() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY SELECT b.patient_id FROM staff_bar b WHERE b.practice_id = app_practice() AND b.staff_id = app_actor();
END $$;
--> statement-breakpoint
-- The treating team: her surgeon, whoever is assigned to a booking of hers, and today's
-- nurses of the site for today's patients. Bars go first.
CREATE FUNCTION treated_patients() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
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
      FROM resource r
      JOIN hours h ON h.practice_id = r.practice_id AND h.resource_id = r.resource_id
      JOIN site s ON s.practice_id = h.practice_id AND s.site_id = h.site_id
      JOIN booking b ON b.practice_id = s.practice_id AND b.site_id = s.site_id AND b.state <> 'cancelled'
     WHERE app_role() = 'nurse' AND r.kind = 'nurse' AND r.practice_id = app_practice() AND r.staff_id = app_actor()
       AND h.weekday = extract(isodow FROM app_now() AT TIME ZONE s.zone)
       AND h.valid_from <= (app_now() AT TIME ZONE s.zone)::date
       AND (h.valid_to IS NULL OR h.valid_to >= (app_now() AT TIME ZONE s.zone)::date)
       AND b.starts_at >= ((app_now() AT TIME ZONE s.zone)::date)::timestamp AT TIME ZONE s.zone
       AND b.starts_at < ((app_now() AT TIME ZONE s.zone)::date + 1)::timestamp AT TIME ZONE s.zone
  ) t
  WHERE NOT EXISTS (
    SELECT FROM staff_bar sb
     WHERE sb.practice_id = app_practice() AND sb.patient_id = t.patient_id AND sb.staff_id = app_actor());
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION barred_patients(), treated_patients() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION barred_patients() TO viewer_desk, viewer_clinician, viewer_manager;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION treated_patients() TO viewer_clinician;
