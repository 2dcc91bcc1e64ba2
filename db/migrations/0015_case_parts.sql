-- Whether a request waits of which nothing may be booked yet. By the owner's eyes: the policies of both tables ask it.
CREATE FUNCTION is_kept(the_practice uuid, the_request uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (
    SELECT FROM scheduling_request r JOIN request_law l USING (practice_id, request_id)
     WHERE r.practice_id = app_practice() AND r.practice_id = the_practice AND r.request_id = the_request AND r.state = 'waiting' AND l.lawful_from IS NULL)
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION is_kept(uuid, uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION is_kept(uuid, uuid) TO viewer_desk;
--> statement-breakpoint
CREATE TABLE "case_part" (
	"practice_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"part" text NOT NULL,
	"patient_id" uuid NOT NULL,
	"surgeon_staff_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "case_part_practice_id_case_id_part_pk" PRIMARY KEY("practice_id","case_id","part")
);
--> statement-breakpoint
ALTER TABLE "case_part" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consent_copy" (
	"practice_id" uuid NOT NULL,
	"consent_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"signed_at" timestamptz NOT NULL,
	CONSTRAINT "consent_copy_practice_id_consent_id_pk" PRIMARY KEY("practice_id","consent_id")
);
--> statement-breakpoint
ALTER TABLE "consent_copy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_readiness" (
	"practice_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"readiness" text NOT NULL,
	CONSTRAINT "request_readiness_practice_id_request_id_pk" PRIMARY KEY("practice_id","request_id")
);
--> statement-breakpoint
ALTER TABLE "request_readiness" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "template" ALTER COLUMN "procedure_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "case_part" ADD CONSTRAINT "case_part_practice_id_case_id_surgical_case_practice_id_case_id_fk" FOREIGN KEY ("practice_id","case_id") REFERENCES "public"."surgical_case"("practice_id","case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_copy" ADD CONSTRAINT "consent_copy_practice_id_case_id_surgical_case_practice_id_case_id_fk" FOREIGN KEY ("practice_id","case_id") REFERENCES "public"."surgical_case"("practice_id","case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_readiness" ADD CONSTRAINT "request_readiness_practice_id_request_id_scheduling_request_practice_id_request_id_fk" FOREIGN KEY ("practice_id","request_id") REFERENCES "public"."scheduling_request"("practice_id","request_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_copy_by_case" ON "consent_copy" USING btree ("practice_id","case_id");--> statement-breakpoint
CREATE POLICY "case_part_owner" ON "case_part" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "case_part_select_clinician" ON "case_part" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())) and (part <> 'private' or app_role() = 'surgeon' and surgeon_staff_id = app_actor()));--> statement-breakpoint
CREATE POLICY "case_part_insert_clinician" ON "case_part" AS PERMISSIVE FOR INSERT TO "viewer_clinician" WITH CHECK (practice_id = app_practice() and patient_id = any (array(select treated_patients())) and (part <> 'private' or app_role() = 'surgeon' and surgeon_staff_id = app_actor()));--> statement-breakpoint
CREATE POLICY "case_part_update_clinician" ON "case_part" AS PERMISSIVE FOR UPDATE TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())) and (part = 'team' or part = 'private' and app_role() = 'surgeon' and surgeon_staff_id = app_actor())) WITH CHECK (practice_id = app_practice() and patient_id = any (array(select treated_patients())) and (part = 'team' or part = 'private' and app_role() = 'surgeon' and surgeon_staff_id = app_actor()));--> statement-breakpoint
CREATE POLICY "case_part_select_patient" ON "case_part" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor() and part <> 'private');--> statement-breakpoint
CREATE POLICY "case_part_insert_patient" ON "case_part" AS PERMISSIVE FOR INSERT TO "viewer_patient" WITH CHECK (practice_id = app_practice() and patient_id = app_actor() and part = 'hers');--> statement-breakpoint
CREATE POLICY "case_part_update_patient" ON "case_part" AS PERMISSIVE FOR UPDATE TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor() and part = 'hers') WITH CHECK (practice_id = app_practice() and patient_id = app_actor() and part = 'hers');--> statement-breakpoint
CREATE POLICY "case_part_select_worker" ON "case_part" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice() and part <> 'private');--> statement-breakpoint
CREATE POLICY "case_part_insert_worker" ON "case_part" AS PERMISSIVE FOR INSERT TO "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "consent_copy_owner" ON "consent_copy" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "consent_copy_select_clinician" ON "consent_copy" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "consent_copy_select_patient" ON "consent_copy" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "consent_copy_insert_patient" ON "consent_copy" AS PERMISSIVE FOR INSERT TO "viewer_patient" WITH CHECK (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "request_readiness_owner" ON "request_readiness" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "request_readiness_select_desk" ON "request_readiness" AS PERMISSIVE FOR SELECT TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "request_readiness_select_clinician" ON "request_readiness" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "request_readiness_insert_clinician" ON "request_readiness" AS PERMISSIVE FOR INSERT TO "viewer_clinician" WITH CHECK (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "request_readiness_update_clinician" ON "request_readiness" AS PERMISSIVE FOR UPDATE TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients()))) WITH CHECK (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "request_readiness_select_patient" ON "request_readiness" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "request_readiness_update_patient" ON "request_readiness" AS PERMISSIVE FOR UPDATE TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor()) WITH CHECK (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "request_readiness_select_worker" ON "request_readiness" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "request_readiness_insert_worker" ON "request_readiness" AS PERMISSIVE FOR INSERT TO "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "request_readiness_update_worker" ON "request_readiness" AS PERMISSIVE FOR UPDATE TO "worker" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
ALTER POLICY "request_law_select_desk" ON "request_law" TO viewer_desk USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())) and not is_kept(practice_id, request_id));--> statement-breakpoint
ALTER POLICY "scheduling_request_select_desk" ON "scheduling_request" TO viewer_desk USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())) and not is_kept(practice_id, request_id));--> statement-breakpoint
ALTER POLICY "scheduling_request_update_desk" ON "scheduling_request" TO viewer_desk USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())) and not is_kept(practice_id, request_id)) WITH CHECK (practice_id = app_practice() and patient_id <> all (array(select barred_patients())) and not is_kept(practice_id, request_id));
--> statement-breakpoint
ALTER TABLE case_part FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE request_readiness FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE consent_copy FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON case_part TO viewer_clinician, viewer_patient;
--> statement-breakpoint
GRANT SELECT, INSERT ON case_part TO worker;
--> statement-breakpoint
GRANT SELECT ON request_readiness TO viewer_desk;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON request_readiness TO viewer_clinician, worker;
--> statement-breakpoint
GRANT SELECT, UPDATE ON request_readiness TO viewer_patient;
--> statement-breakpoint
GRANT SELECT ON consent_copy TO viewer_clinician;
--> statement-breakpoint
GRANT SELECT, INSERT ON consent_copy TO viewer_patient;
