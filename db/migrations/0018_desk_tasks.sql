CREATE TABLE "desk_task" (
	"practice_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"task" text NOT NULL,
	"patient_id" uuid NOT NULL,
	"days_before" smallint NOT NULL,
	"done_at" timestamptz,
	"done_by" uuid,
	CONSTRAINT "desk_task_practice_id_request_id_task_pk" PRIMARY KEY("practice_id","request_id","task")
);
--> statement-breakpoint
ALTER TABLE "desk_task" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "desk_task" ADD CONSTRAINT "desk_task_practice_id_request_id_scheduling_request_practice_id_request_id_fk" FOREIGN KEY ("practice_id","request_id") REFERENCES "public"."scheduling_request"("practice_id","request_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "desk_task_owner" ON "desk_task" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "desk_task_select_desk" ON "desk_task" AS PERMISSIVE FOR SELECT TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())) and not is_kept(practice_id, request_id));--> statement-breakpoint
CREATE POLICY "desk_task_update_desk" ON "desk_task" AS PERMISSIVE FOR UPDATE TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())) and not is_kept(practice_id, request_id)) WITH CHECK (practice_id = app_practice() and patient_id <> all (array(select barred_patients())) and not is_kept(practice_id, request_id));--> statement-breakpoint
CREATE POLICY "desk_task_select_clinician" ON "desk_task" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "desk_task_insert_clinician" ON "desk_task" AS PERMISSIVE FOR INSERT TO "viewer_clinician" WITH CHECK (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "desk_task_select_patient" ON "desk_task" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "desk_task_select_worker" ON "desk_task" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "desk_task_insert_worker" ON "desk_task" AS PERMISSIVE FOR INSERT TO "worker" WITH CHECK (practice_id = app_practice());
--> statement-breakpoint
ALTER TABLE desk_task FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, UPDATE ON desk_task TO viewer_desk;
--> statement-breakpoint
GRANT SELECT, INSERT ON desk_task TO viewer_clinician, worker;
--> statement-breakpoint
GRANT SELECT ON desk_task TO viewer_patient;
