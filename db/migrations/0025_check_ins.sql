CREATE TABLE "check_in" (
	"practice_id" uuid NOT NULL,
	"check_in_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"day" smallint NOT NULL,
	"sealed" "bytea" NOT NULL,
	"is_sent" boolean NOT NULL,
	"asking" smallint NOT NULL,
	CONSTRAINT "check_in_practice_id_check_in_id_pk" PRIMARY KEY("practice_id","check_in_id"),
	CONSTRAINT "check_in_once_a_day" UNIQUE("practice_id","case_id","day")
);
--> statement-breakpoint
ALTER TABLE "check_in" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "check_in_care" (
	"practice_id" uuid NOT NULL,
	"check_in_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"seen" smallint NOT NULL,
	"closed_at" timestamptz,
	CONSTRAINT "check_in_care_practice_id_check_in_id_pk" PRIMARY KEY("practice_id","check_in_id")
);
--> statement-breakpoint
ALTER TABLE "check_in_care" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_practice_id_case_id_surgical_case_practice_id_case_id_fk" FOREIGN KEY ("practice_id","case_id") REFERENCES "public"."surgical_case"("practice_id","case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_practice_id_site_id_site_practice_id_site_id_fk" FOREIGN KEY ("practice_id","site_id") REFERENCES "public"."site"("practice_id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_in_care" ADD CONSTRAINT "check_in_care_practice_id_check_in_id_check_in_practice_id_check_in_id_fk" FOREIGN KEY ("practice_id","check_in_id") REFERENCES "public"."check_in"("practice_id","check_in_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "check_in_asking" ON "check_in" USING btree ("practice_id","site_id") WHERE asking > 0;--> statement-breakpoint
CREATE POLICY "check_in_owner" ON "check_in" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "check_in_select_clinician" ON "check_in" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())) and is_sent);--> statement-breakpoint
CREATE POLICY "check_in_select_patient" ON "check_in" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "check_in_insert_patient" ON "check_in" AS PERMISSIVE FOR INSERT TO "viewer_patient" WITH CHECK (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "check_in_update_patient" ON "check_in" AS PERMISSIVE FOR UPDATE TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor()) WITH CHECK (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "check_in_care_owner" ON "check_in_care" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "check_in_care_select_clinician" ON "check_in_care" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "check_in_care_insert_clinician" ON "check_in_care" AS PERMISSIVE FOR INSERT TO "viewer_clinician" WITH CHECK (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "check_in_care_update_clinician" ON "check_in_care" AS PERMISSIVE FOR UPDATE TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients()))) WITH CHECK (practice_id = app_practice() and patient_id = any (array(select treated_patients())));
--> statement-breakpoint
ALTER TABLE check_in FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE check_in_care FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Sealed bytes cannot be made smaller: nobody has to try.
ALTER TABLE check_in ALTER COLUMN sealed SET STORAGE EXTERNAL;
--> statement-breakpoint
ALTER TABLE check_in_care ALTER COLUMN sealed SET STORAGE EXTERNAL;
--> statement-breakpoint
GRANT SELECT ON check_in TO viewer_clinician;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON check_in TO viewer_patient;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON check_in_care TO viewer_clinician;
--> statement-breakpoint
-- Who has sent answers that ask for a look is a patient of today's nurses of the site of her operation, until the end of the day on which they are done with it.
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
    UNION
    SELECT i.patient_id
      FROM nurse_sites_today() n
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
