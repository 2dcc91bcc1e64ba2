CREATE TABLE "request_law" (
	"practice_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"lawful_from" date,
	"lawful_until" date,
	"doubted" boolean NOT NULL,
	CONSTRAINT "request_law_practice_id_request_id_pk" PRIMARY KEY("practice_id","request_id")
);
--> statement-breakpoint
ALTER TABLE "request_law" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "request_law" ADD CONSTRAINT "request_law_practice_id_request_id_scheduling_request_practice_id_request_id_fk" FOREIGN KEY ("practice_id","request_id") REFERENCES "public"."scheduling_request"("practice_id","request_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_law_by_patient" ON "request_law" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE POLICY "request_law_owner" ON "request_law" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "request_law_select_desk" ON "request_law" AS PERMISSIVE FOR SELECT TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "request_law_select_clinician" ON "request_law" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "request_law_select_worker" ON "request_law" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "request_law_insert_clinician" ON "request_law" AS PERMISSIVE FOR INSERT TO "viewer_clinician" WITH CHECK (practice_id = app_practice() and app_role() = 'surgeon' and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "request_law_insert_worker" ON "request_law" AS PERMISSIVE FOR INSERT TO "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "request_law_update_worker" ON "request_law" AS PERMISSIVE FOR UPDATE TO "worker" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());
--> statement-breakpoint
ALTER TABLE request_law FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON request_law TO viewer_desk;
--> statement-breakpoint
GRANT SELECT, INSERT ON request_law TO viewer_clinician;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON request_law TO worker;
--> statement-breakpoint
INSERT INTO request_law
SELECT practice_id, request_id, patient_id, not_before, NULL, true FROM scheduling_request WHERE state <> 'withdrawn';
--> statement-breakpoint
-- Doubts the requests of one patient or of all, what was done as well, since what is marked missed waits again; the worker looks at what lies ahead. Without a context (the owner's own work) every practice's is doubted, and looked
-- at once somebody asks for it.
CREATE FUNCTION doubt_requests(the_patient uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE request_law l SET doubted = true FROM scheduling_request r
   WHERE r.practice_id = l.practice_id AND r.request_id = l.request_id AND NOT l.doubted
     AND (app_practice() IS NULL OR l.practice_id = app_practice()) AND (the_patient IS NULL OR l.patient_id = the_patient)
     AND r.state <> 'withdrawn';
  IF FOUND AND app_practice() IS NOT NULL THEN
    PERFORM queue.enqueue('judge', coalesce(the_patient, app_practice()));
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION law_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN PERFORM doubt_requests(NULL); RETURN NULL; END $$;
--> statement-breakpoint
CREATE FUNCTION her_facts_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('case/' || NEW.practice_id || '/' || NEW.patient_id, 0));
  PERFORM doubt_requests(NEW.patient_id); RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION doubt_requests(uuid), law_changed(), her_facts_changed() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER policy_rule_changes_law AFTER INSERT OR UPDATE OR DELETE ON policy_rule FOR EACH STATEMENT EXECUTE FUNCTION law_changed();
--> statement-breakpoint
CREATE TRIGGER procedure_changes_law AFTER UPDATE ON procedure FOR EACH STATEMENT EXECUTE FUNCTION law_changed();
--> statement-breakpoint
CREATE TRIGGER site_changes_law AFTER UPDATE OF jurisdiction, zone ON site FOR EACH STATEMENT EXECUTE FUNCTION law_changed();
--> statement-breakpoint
CREATE TRIGGER patient_changes_law AFTER UPDATE OF birth_date ON patient FOR EACH ROW
  WHEN (NEW.birth_date IS DISTINCT FROM OLD.birth_date) EXECUTE FUNCTION her_facts_changed();
--> statement-breakpoint
CREATE TRIGGER consultation_changes_law AFTER UPDATE OF state, starts_at, surgeon_id ON booking FOR EACH ROW
  WHEN (NEW.kind = 'consultation' AND (NEW.state, NEW.starts_at, NEW.surgeon_id) IS DISTINCT FROM (OLD.state, OLD.starts_at, OLD.surgeon_id)) EXECUTE FUNCTION her_facts_changed();
