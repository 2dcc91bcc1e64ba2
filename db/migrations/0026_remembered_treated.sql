CREATE TABLE "treated_secret" (
	"practice_id" uuid PRIMARY KEY NOT NULL,
	"secret" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "treated_secret" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "treated_secret" ADD CONSTRAINT "treated_secret_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "treated_secret_owner" ON "treated_secret" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE treated_secret FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Bound to who asks, as what, when and in which transaction: kept aside, it serves nowhere else. Asked for by the two functions below alone, with their owner's rights and path.
CREATE FUNCTION treated_seal(list text) RETURNS text LANGUAGE plpgsql STABLE
AS $$
DECLARE
  key bytea := (SELECT s.secret FROM treated_secret s WHERE s.practice_id = app_practice());
  said text := concat_ws('|', app_practice(), app_actor(), app_role(), extract(epoch FROM app_now()), pg_current_xact_id(), list);
BEGIN
  RETURN encode(sha256(key || sha256(key || convert_to(said, 'UTF8'))), 'hex');
END $$;
--> statement-breakpoint
-- As before, asking once for the sites where she works; what the transaction remembers is taken as it is. Without bitmaps: they would read the claims of a person by the index that keeps them apart,
-- which takes five times as long as the one by day.
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
  ) t
  WHERE NOT EXISTS (
    SELECT FROM staff_bar sb
     WHERE sb.practice_id = app_practice() AND sb.patient_id = t.patient_id AND sb.staff_id = app_actor());
END $$;
--> statement-breakpoint
-- Keeps whom she treats for the rest of the transaction, so that each table's policy need not find it out anew.
CREATE FUNCTION remember_treated() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  list text;
BEGIN
  IF app_practice() IS NULL THEN RETURN; END IF;
  IF NOT EXISTS (SELECT FROM treated_secret s WHERE s.practice_id = app_practice()) THEN
    INSERT INTO treated_secret VALUES (app_practice(), uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) ON CONFLICT DO NOTHING;
  END IF;
  PERFORM set_config('app.treated', '', true);
  list := array(SELECT treated_patients())::text;
  PERFORM set_config('app.treated', treated_seal(list) || list, true);
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION treated_seal(text), remember_treated() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION remember_treated() TO viewer_clinician;
