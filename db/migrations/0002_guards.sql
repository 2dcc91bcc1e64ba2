-- What Drizzle cannot say: the exclusion constraint, forced policies, grants, and the rules a transaction must end with.
ALTER TABLE claim ADD CONSTRAINT claim_never_overlaps
  EXCLUDE USING gist (practice_id WITH =, claimant_id WITH =, during WITH &&) WHERE (active);
--> statement-breakpoint
ALTER TABLE claim ADD CONSTRAINT claim_has_length CHECK (ends_at > starts_at);
--> statement-breakpoint
ALTER TABLE hours ADD CONSTRAINT hours_on_the_clock
  CHECK (weekday BETWEEN 1 AND 7 AND opens_minute BETWEEN 0 AND 1439 AND closes_minute BETWEEN 0 AND 1440
    AND (valid_to IS NULL OR valid_to >= valid_from));
--> statement-breakpoint
ALTER TABLE closure ADD CONSTRAINT closure_has_length CHECK (ends_at > starts_at AND (site_id IS NOT NULL OR resource_id IS NOT NULL));
--> statement-breakpoint
ALTER TABLE phase ADD CONSTRAINT phase_has_length CHECK (minutes BETWEEN 1 AND 1440);
--> statement-breakpoint
ALTER TABLE need ADD CONSTRAINT need_names_one CHECK (num_nonnulls(pool_id, resource_id) = 1 AND before_minutes >= 0 AND after_minutes >= 0);
--> statement-breakpoint
ALTER TABLE policy_rule ADD CONSTRAINT policy_rule_has_subject CHECK (num_nonnulls(procedure_id, policy_group) = 1);
--> statement-breakpoint
ALTER TABLE practice ADD CONSTRAINT practice_slug_is_plain CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,40}$');
--> statement-breakpoint
-- A booking that occupies its time has its claims; one that does not has none active. Both hold at commit.
CREATE FUNCTION booking_keeps_its_claims() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  the_practice uuid := coalesce(NEW.practice_id, OLD.practice_id);
  the_booking uuid := coalesce(NEW.booking_id, OLD.booking_id);
  the_state text;
  held boolean;
BEGIN
  SELECT state INTO the_state FROM booking WHERE practice_id = the_practice AND booking_id = the_booking;
  IF the_state IS NULL THEN RETURN NULL; END IF;
  held := EXISTS (SELECT FROM claim WHERE practice_id = the_practice AND booking_id = the_booking AND active AND claimant_kind = 'resource')
      AND EXISTS (SELECT FROM claim WHERE practice_id = the_practice AND booking_id = the_booking AND active AND claimant_kind = 'patient');
  IF the_state <> 'cancelled' AND NOT held THEN
    RAISE EXCEPTION 'a booking that occupies its time must hold its claims' USING ERRCODE = '23514';
  END IF;
  IF the_state = 'cancelled' AND EXISTS (SELECT FROM claim WHERE practice_id = the_practice AND booking_id = the_booking AND active) THEN
    RAISE EXCEPTION 'a cancelled booking must hold nothing' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER booking_keeps_its_claims AFTER INSERT OR UPDATE OF state ON booking
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION booking_keeps_its_claims();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER claim_change_keeps_booking AFTER UPDATE OR DELETE ON claim
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION booking_keeps_its_claims();
--> statement-breakpoint
-- A claim that is added must belong to a booking that occupies its time (its row is locked by the foreign key).
CREATE FUNCTION claim_joins_a_live_booking() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NEW.active AND EXISTS (SELECT FROM booking WHERE practice_id = NEW.practice_id AND booking_id = NEW.booking_id AND state = 'cancelled') THEN
    RAISE EXCEPTION 'a cancelled booking must hold nothing' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER claim_joins_a_live_booking AFTER INSERT ON claim
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claim_joins_a_live_booking();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION booking_keeps_its_claims(), claim_joins_a_live_booking() FROM PUBLIC;
--> statement-breakpoint
-- Audit is insert-only for everybody, the owner too.
CREATE FUNCTION audit_is_insert_only() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION 'audit rows are never changed' USING ERRCODE = '42501'; END $$;
--> statement-breakpoint
CREATE TRIGGER audit_is_insert_only BEFORE UPDATE OR DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION audit_is_insert_only();
--> statement-breakpoint
CREATE TRIGGER audit_is_never_truncated BEFORE TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_insert_only();
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relrowsecurity LOOP
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO viewer_door, viewer_desk, viewer_clinician, viewer_manager, viewer_patient, worker;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION app_practice(), app_actor(), app_role(), app_now()
  TO viewer_door, viewer_desk, viewer_clinician, viewer_manager, viewer_patient, worker;
--> statement-breakpoint
-- Practice and neutral catalogue: everybody inside reads, managers write.
GRANT SELECT ON practice, site, resource, pool, pool_member, hours, closure, profile, variant, phase, need, staff
  TO viewer_desk, viewer_clinician, viewer_manager, viewer_patient, worker;
--> statement-breakpoint
GRANT UPDATE ON practice TO viewer_manager;
--> statement-breakpoint
GRANT INSERT, UPDATE ON site, resource, pool, profile, variant, staff, staff_account, closure TO viewer_manager;
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON hours, phase, need TO viewer_manager;
--> statement-breakpoint
GRANT INSERT, DELETE ON pool_member, staff_role TO viewer_manager;
--> statement-breakpoint
GRANT SELECT ON staff_account, staff_role TO viewer_manager;
--> statement-breakpoint
GRANT INSERT, UPDATE ON closure TO viewer_desk;
--> statement-breakpoint
GRANT INSERT ON resource, pool, pool_member, hours, profile, variant, phase, need TO worker;
--> statement-breakpoint
-- Clinical catalogue: clinicians and managers; patients only the texts.
GRANT SELECT ON procedure, procedure_variant, policy_rule, template, template_version TO viewer_clinician, viewer_manager, worker;
--> statement-breakpoint
GRANT SELECT ON template_version TO viewer_patient;
--> statement-breakpoint
GRANT INSERT, UPDATE ON procedure, policy_rule TO viewer_manager;
--> statement-breakpoint
GRANT INSERT, DELETE ON procedure_variant TO viewer_manager;
--> statement-breakpoint
GRANT INSERT ON template, template_version TO viewer_manager;
--> statement-breakpoint
GRANT INSERT, UPDATE ON template_version TO viewer_clinician;
--> statement-breakpoint
-- Identity: the desk, the treating team, herself, the worker; never managers.
GRANT SELECT ON patient, contact_preference, need_flag, patient_person TO viewer_desk, viewer_clinician, viewer_patient, worker;
--> statement-breakpoint
GRANT INSERT, UPDATE ON patient, contact_preference TO viewer_desk;
--> statement-breakpoint
GRANT INSERT, DELETE ON need_flag TO viewer_desk;
--> statement-breakpoint
GRANT INSERT, UPDATE, DELETE ON patient_person TO viewer_desk;
--> statement-breakpoint
GRANT INSERT, UPDATE ON contact_preference TO viewer_patient;
--> statement-breakpoint
GRANT INSERT ON patient TO worker;
--> statement-breakpoint
-- Bookings.
GRANT SELECT ON claimant, claim TO viewer_desk, viewer_clinician, viewer_manager, worker;
--> statement-breakpoint
GRANT SELECT ON booking, booking_event TO viewer_desk, viewer_clinician, viewer_manager, viewer_patient, worker;
--> statement-breakpoint
GRANT INSERT ON claimant TO viewer_desk, viewer_manager, worker;
--> statement-breakpoint
GRANT INSERT ON claim, booking, booking_event TO viewer_desk, worker;
--> statement-breakpoint
GRANT UPDATE ON booking TO viewer_desk;
--> statement-breakpoint
GRANT UPDATE, DELETE ON claim TO viewer_desk;
--> statement-breakpoint
GRANT SELECT ON scheduling_request TO viewer_desk, viewer_clinician, worker;
--> statement-breakpoint
GRANT INSERT, UPDATE ON scheduling_request TO viewer_clinician;
--> statement-breakpoint
GRANT UPDATE ON scheduling_request TO viewer_desk;
--> statement-breakpoint
GRANT INSERT ON scheduling_request TO worker;
--> statement-breakpoint
-- Clinic.
GRANT SELECT ON surgical_case, patient_key TO viewer_clinician, viewer_patient, worker;
--> statement-breakpoint
GRANT INSERT, UPDATE ON surgical_case TO viewer_clinician;
--> statement-breakpoint
GRANT INSERT ON patient_key TO viewer_clinician, worker;
--> statement-breakpoint
GRANT INSERT ON surgical_case TO worker;
--> statement-breakpoint
GRANT INSERT ON audit_event TO viewer_desk, viewer_clinician, viewer_manager, viewer_patient, worker;
--> statement-breakpoint
GRANT SELECT ON audit_event TO viewer_manager;
--> statement-breakpoint
GRANT SELECT ON demo_clock TO viewer_manager, worker;
--> statement-breakpoint
GRANT SELECT, INSERT ON import_run TO viewer_manager, worker;
--> statement-breakpoint
GRANT UPDATE ON import_run TO worker;
--> statement-breakpoint
GRANT SELECT ON import_row TO viewer_manager, worker;
--> statement-breakpoint
GRANT INSERT ON import_row TO worker;
--> statement-breakpoint
-- Attempt counters, by hashed key: the door's own, no practice in it (a named exemption).
CREATE SCHEMA limits;
--> statement-breakpoint
CREATE TABLE limits.attempt (key text PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint);
--> statement-breakpoint
GRANT USAGE ON SCHEMA limits TO viewer_door;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON limits.attempt TO viewer_door;
