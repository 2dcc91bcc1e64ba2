CREATE TABLE "opt_out" (
	"practice_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"changed_at" timestamptz NOT NULL,
	CONSTRAINT "opt_out_practice_id_staff_id_pk" PRIMARY KEY("practice_id","staff_id")
);
--> statement-breakpoint
ALTER TABLE "opt_out" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "privilege" (
	"practice_id" uuid NOT NULL,
	"privilege_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"specialty" text,
	"procedure_id" uuid,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"source" text NOT NULL,
	CONSTRAINT "privilege_practice_id_privilege_id_pk" PRIMARY KEY("practice_id","privilege_id")
);
--> statement-breakpoint
ALTER TABLE "privilege" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "opt_out" ADD CONSTRAINT "opt_out_practice_id_staff_id_staff_practice_id_staff_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "privilege" ADD CONSTRAINT "privilege_practice_id_staff_id_staff_practice_id_staff_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "privilege" ADD CONSTRAINT "privilege_practice_id_procedure_id_procedure_practice_id_procedure_id_fk" FOREIGN KEY ("practice_id","procedure_id") REFERENCES "public"."procedure"("practice_id","procedure_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "opt_out_owner" ON "opt_out" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "opt_out_select_clinician" ON "opt_out" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and app_role() = 'surgeon' and staff_id = app_actor());--> statement-breakpoint
CREATE POLICY "opt_out_insert_clinician" ON "opt_out" AS PERMISSIVE FOR INSERT TO "viewer_clinician" WITH CHECK (practice_id = app_practice() and app_role() = 'surgeon' and staff_id = app_actor());--> statement-breakpoint
CREATE POLICY "opt_out_update_clinician" ON "opt_out" AS PERMISSIVE FOR UPDATE TO "viewer_clinician" USING (practice_id = app_practice() and app_role() = 'surgeon' and staff_id = app_actor()) WITH CHECK (practice_id = app_practice() and app_role() = 'surgeon' and staff_id = app_actor());--> statement-breakpoint
CREATE POLICY "privilege_owner" ON "privilege" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "privilege_select_clinician_manager_worker" ON "privilege" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_manager", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "privilege_insert_manager" ON "privilege" AS PERMISSIVE FOR INSERT TO "viewer_manager" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "privilege_update_manager" ON "privilege" AS PERMISSIVE FOR UPDATE TO "viewer_manager" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());
--> statement-breakpoint
ALTER TABLE privilege FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE opt_out FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE privilege ADD CONSTRAINT privilege_of_one_kind CHECK ((specialty IS NULL) <> (procedure_id IS NULL));
--> statement-breakpoint
GRANT SELECT ON privilege TO viewer_clinician, worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON privilege TO viewer_manager;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON opt_out TO viewer_clinician;
--> statement-breakpoint
-- Who operates already goes on, until a manager says otherwise.
INSERT INTO privilege (practice_id, privilege_id, staff_id, specialty, valid_from, source)
SELECT r.practice_id, gen_random_uuid(), r.staff_id, p.specialty, date '2000-01-01', 'As it was before privileges were kept' FROM staff_role r
  JOIN (SELECT DISTINCT practice_id, specialty FROM procedure) p USING (practice_id) WHERE r.role = 'surgeon';
--> statement-breakpoint
CREATE TRIGGER privilege_changes_law AFTER INSERT OR UPDATE OR DELETE ON privilege FOR EACH STATEMENT EXECUTE FUNCTION law_changed();
