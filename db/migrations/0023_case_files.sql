CREATE TABLE "case_file" (
	"practice_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"part" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"removed_at" timestamptz,
	CONSTRAINT "case_file_practice_id_file_id_pk" PRIMARY KEY("practice_id","file_id")
);
--> statement-breakpoint
ALTER TABLE "case_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_practice_id_case_id_surgical_case_practice_id_case_id_fk" FOREIGN KEY ("practice_id","case_id") REFERENCES "public"."surgical_case"("practice_id","case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_file_by_case" ON "case_file" USING btree ("practice_id","case_id");--> statement-breakpoint
CREATE POLICY "case_file_owner" ON "case_file" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "case_file_select_clinician" ON "case_file" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "case_file_insert_clinician" ON "case_file" AS PERMISSIVE FOR INSERT TO "viewer_clinician" WITH CHECK (practice_id = app_practice() and patient_id = any (array(select treated_patients())) and part = 'team');--> statement-breakpoint
CREATE POLICY "case_file_update_clinician" ON "case_file" AS PERMISSIVE FOR UPDATE TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients()))) WITH CHECK (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "case_file_select_patient" ON "case_file" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor() and removed_at is null);--> statement-breakpoint
CREATE POLICY "case_file_insert_patient" ON "case_file" AS PERMISSIVE FOR INSERT TO "viewer_patient" WITH CHECK (practice_id = app_practice() and patient_id = app_actor() and part = 'hers');--> statement-breakpoint
CREATE POLICY "case_file_delete_patient" ON "case_file" AS PERMISSIVE FOR DELETE TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor() and part = 'hers');--> statement-breakpoint
CREATE POLICY "case_file_select_worker" ON "case_file" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice() and removed_at is not null);--> statement-breakpoint
CREATE POLICY "case_file_delete_worker" ON "case_file" AS PERMISSIVE FOR DELETE TO "worker" USING (practice_id = app_practice() and removed_at is not null);
--> statement-breakpoint
ALTER TABLE case_file FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Sealed bytes cannot be made smaller: nobody has to try.
ALTER TABLE case_file ALTER COLUMN sealed SET STORAGE EXTERNAL;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON case_file TO viewer_clinician;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON case_file TO viewer_patient;
--> statement-breakpoint
GRANT SELECT, DELETE ON case_file TO worker;
