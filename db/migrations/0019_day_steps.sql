CREATE TABLE "day_step" (
	"practice_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"step" text NOT NULL,
	"patient_id" uuid NOT NULL,
	"at" timestamptz NOT NULL,
	"recorded_at" timestamptz NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "day_step_practice_id_booking_id_step_pk" PRIMARY KEY("practice_id","booking_id","step")
);
--> statement-breakpoint
ALTER TABLE "day_step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "day_step" ADD CONSTRAINT "day_step_practice_id_booking_id_booking_practice_id_booking_id_fk" FOREIGN KEY ("practice_id","booking_id") REFERENCES "public"."booking"("practice_id","booking_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "closure_insert_clinician" ON "closure" AS PERMISSIVE FOR INSERT TO "viewer_clinician" WITH CHECK (practice_id = app_practice() and kind = 'closure' and reason = 'other' and resource_id is not null);--> statement-breakpoint
CREATE POLICY "day_step_owner" ON "day_step" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "day_step_select_desk_clinician_manager" ON "day_step" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "day_step_select_worker" ON "day_step" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "day_step_insert_clinician" ON "day_step" AS PERMISSIVE FOR INSERT TO "viewer_clinician" WITH CHECK (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "day_step_update_clinician" ON "day_step" AS PERMISSIVE FOR UPDATE TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients()))) WITH CHECK (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "day_step_delete_clinician" ON "day_step" AS PERMISSIVE FOR DELETE TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "day_step_insert_desk" ON "day_step" AS PERMISSIVE FOR INSERT TO "viewer_desk" WITH CHECK (practice_id = app_practice() and patient_id <> all (array(select barred_patients())) and step = 'arrived');--> statement-breakpoint
CREATE POLICY "day_step_update_desk" ON "day_step" AS PERMISSIVE FOR UPDATE TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())) and step = 'arrived') WITH CHECK (practice_id = app_practice() and patient_id <> all (array(select barred_patients())) and step = 'arrived');--> statement-breakpoint
CREATE POLICY "day_step_delete_desk" ON "day_step" AS PERMISSIVE FOR DELETE TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())) and step = 'arrived');
--> statement-breakpoint
ALTER TABLE day_step FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON day_step TO viewer_desk, viewer_clinician;
--> statement-breakpoint
GRANT SELECT ON day_step TO viewer_manager, worker;
--> statement-breakpoint
GRANT INSERT ON closure TO viewer_clinician;
