CREATE TABLE "captured_message" (
	"practice_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"to_address" text NOT NULL,
	"subject" text,
	"words" text NOT NULL,
	"at" timestamptz NOT NULL,
	CONSTRAINT "captured_message_practice_id_message_id_pk" PRIMARY KEY("practice_id","message_id")
);
--> statement-breakpoint
ALTER TABLE "captured_message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message" (
	"practice_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"schedule_version" integer NOT NULL,
	"rule" text NOT NULL,
	"occasion" smallint NOT NULL,
	"channel" text NOT NULL,
	"due_at" timestamptz NOT NULL,
	"until" timestamptz NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"provider_id" text,
	"changed_at" timestamptz NOT NULL,
	CONSTRAINT "message_practice_id_message_id_pk" PRIMARY KEY("practice_id","message_id"),
	CONSTRAINT "message_once" UNIQUE("practice_id","booking_id","schedule_version","rule","occasion","channel")
);
--> statement-breakpoint
ALTER TABLE "message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message_choice" (
	"practice_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"visits" boolean DEFAULT true NOT NULL,
	"prepare" boolean DEFAULT true NOT NULL,
	"recovery" text DEFAULT 'all' NOT NULL,
	"asks_again" boolean DEFAULT false NOT NULL,
	"weekly_most" smallint DEFAULT 4 NOT NULL,
	"stopped_at" timestamptz,
	CONSTRAINT "message_choice_practice_id_patient_id_pk" PRIMARY KEY("practice_id","patient_id")
);
--> statement-breakpoint
ALTER TABLE "message_choice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message_words" (
	"practice_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"subject" text NOT NULL,
	"words" text NOT NULL,
	"changed_at" timestamptz NOT NULL,
	"changed_by" uuid NOT NULL,
	CONSTRAINT "message_words_practice_id_rule_pk" PRIMARY KEY("practice_id","rule")
);
--> statement-breakpoint
ALTER TABLE "message_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "captured_message" ADD CONSTRAINT "captured_message_practice_id_message_id_message_practice_id_message_id_fk" FOREIGN KEY ("practice_id","message_id") REFERENCES "public"."message"("practice_id","message_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_practice_id_booking_id_booking_practice_id_booking_id_fk" FOREIGN KEY ("practice_id","booking_id") REFERENCES "public"."booking"("practice_id","booking_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_choice" ADD CONSTRAINT "message_choice_practice_id_patient_id_patient_practice_id_patient_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patient"("practice_id","patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_words" ADD CONSTRAINT "message_words_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "captured_message_by_time" ON "captured_message" USING btree ("practice_id","at");--> statement-breakpoint
CREATE INDEX "message_due" ON "message" USING btree ("practice_id","due_at") WHERE state = 'planned';--> statement-breakpoint
CREATE INDEX "message_by_patient" ON "message" USING btree ("practice_id","patient_id","due_at");--> statement-breakpoint
CREATE INDEX "message_stuck" ON "message" USING btree ("practice_id") WHERE state in ('failed', 'unknown');--> statement-breakpoint
CREATE POLICY "check_in_select_worker" ON "check_in" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice() and is_sent);--> statement-breakpoint
CREATE POLICY "captured_message_owner" ON "captured_message" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "captured_message_select_manager_worker" ON "captured_message" AS PERMISSIVE FOR SELECT TO "viewer_manager", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "captured_message_insert_worker" ON "captured_message" AS PERMISSIVE FOR INSERT TO "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "message_owner" ON "message" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "message_select_desk" ON "message" AS PERMISSIVE FOR SELECT TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "message_select_clinician" ON "message" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "message_select_patient" ON "message" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "message_select_manager" ON "message" AS PERMISSIVE FOR SELECT TO "viewer_manager" USING (practice_id = app_practice() and state in ('failed', 'unknown'));--> statement-breakpoint
CREATE POLICY "message_select_worker" ON "message" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "message_insert_worker" ON "message" AS PERMISSIVE FOR INSERT TO "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "message_update_worker" ON "message" AS PERMISSIVE FOR UPDATE TO "worker" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "message_delete_worker" ON "message" AS PERMISSIVE FOR DELETE TO "worker" USING (practice_id = app_practice() and state in ('planned', 'skipped'));--> statement-breakpoint
CREATE POLICY "message_choice_owner" ON "message_choice" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "message_choice_select_desk" ON "message_choice" AS PERMISSIVE FOR SELECT TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "message_choice_select_clinician" ON "message_choice" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "message_choice_select_patient" ON "message_choice" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "message_choice_insert_patient" ON "message_choice" AS PERMISSIVE FOR INSERT TO "viewer_patient" WITH CHECK (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "message_choice_update_patient" ON "message_choice" AS PERMISSIVE FOR UPDATE TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor()) WITH CHECK (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "message_choice_select_worker" ON "message_choice" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "message_choice_insert_worker" ON "message_choice" AS PERMISSIVE FOR INSERT TO "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "message_choice_update_worker" ON "message_choice" AS PERMISSIVE FOR UPDATE TO "worker" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "message_words_owner" ON "message_words" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "message_words_select_desk_clinician_manager_patient_worker" ON "message_words" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager", "viewer_patient", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "message_words_insert_manager" ON "message_words" AS PERMISSIVE FOR INSERT TO "viewer_manager" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "message_words_update_manager" ON "message_words" AS PERMISSIVE FOR UPDATE TO "viewer_manager" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "message_words_delete_manager" ON "message_words" AS PERMISSIVE FOR DELETE TO "viewer_manager" USING (practice_id = app_practice());
--> statement-breakpoint
ALTER TABLE message_choice FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE message FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE captured_message FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE message_words FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON message_words TO viewer_desk, viewer_clinician, viewer_patient, worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON message_words TO viewer_manager;
--> statement-breakpoint
GRANT SELECT ON message_choice TO viewer_desk, viewer_clinician;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON message_choice TO viewer_patient, worker;
--> statement-breakpoint
GRANT SELECT ON message TO viewer_desk, viewer_clinician, viewer_manager, viewer_patient;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON message TO worker;
--> statement-breakpoint
GRANT SELECT ON captured_message TO viewer_manager;
--> statement-breakpoint
GRANT SELECT, INSERT ON captured_message TO worker;
--> statement-breakpoint
GRANT SELECT ON check_in TO worker;
--> statement-breakpoint
-- Whatever a message follows from plans anew in its own transaction; for who is sent nothing and has nothing planned there is nothing to plan.
CREATE FUNCTION plan_messages_of(the_practice uuid, the_patient uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF the_practice = app_practice() AND (
       EXISTS (SELECT FROM contact_preference c
                WHERE c.practice_id = the_practice AND c.patient_id = the_patient AND c.channel IN ('sms', 'email'))
       OR EXISTS (SELECT FROM message m
                   WHERE m.practice_id = the_practice AND m.patient_id = the_patient AND m.state = 'planned')) THEN
    PERFORM queue.enqueue_once('plan_messages', the_patient);
  END IF;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION plan_messages_of(uuid, uuid) FROM PUBLIC;
--> statement-breakpoint
CREATE FUNCTION changes_messages() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM plan_messages_of(NEW.practice_id, NEW.patient_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION changes_messages() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER booking_changes_messages AFTER INSERT OR UPDATE OF state, starts_at, arrives_at ON booking
FOR EACH ROW EXECUTE FUNCTION changes_messages();
--> statement-breakpoint
CREATE TRIGGER contact_changes_messages AFTER INSERT OR UPDATE ON contact_preference FOR EACH ROW EXECUTE FUNCTION changes_messages();
--> statement-breakpoint
CREATE TRIGGER choice_changes_messages AFTER INSERT OR UPDATE ON message_choice FOR EACH ROW EXECUTE FUNCTION changes_messages();
--> statement-breakpoint
CREATE TRIGGER patient_changes_messages AFTER UPDATE OF phone, email, zone ON patient FOR EACH ROW EXECUTE FUNCTION changes_messages();
--> statement-breakpoint
CREATE TRIGGER case_changes_messages AFTER UPDATE ON surgical_case FOR EACH ROW EXECUTE FUNCTION changes_messages();
--> statement-breakpoint
CREATE TRIGGER check_in_changes_messages AFTER INSERT OR UPDATE OF is_sent ON check_in FOR EACH ROW EXECUTE FUNCTION changes_messages();
--> statement-breakpoint
-- What did not go, or may not have gone, is planned once more when a manager says so.
CREATE FUNCTION send_again(the_message uuid, now timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  the_patient uuid;
BEGIN
  IF app_role() IS DISTINCT FROM 'manager' THEN
    RAISE EXCEPTION 'a manager sends again' USING errcode = '42501';
  END IF;
  UPDATE message m SET state = 'planned', reason = 'again', changed_at = now
   WHERE m.practice_id = app_practice() AND m.message_id = the_message AND m.state IN ('failed', 'unknown')
  RETURNING m.patient_id INTO the_patient;
  IF the_patient IS NOT NULL THEN
    PERFORM queue.enqueue_once('send_message', the_message);
  END IF;
  RETURN the_patient IS NOT NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION send_again(uuid, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION send_again(uuid, timestamptz) TO viewer_manager;
--> statement-breakpoint
-- In which practices something is planned: what of it is due, their own clocks say.
CREATE FUNCTION practices_that_send() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT DISTINCT practice_id FROM message WHERE state IN ('planned', 'sending') $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION practices_that_send() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION practices_that_send() TO worker;
--> statement-breakpoint
-- Whether a booking has lost its hours is asked before a message says them.
GRANT EXECUTE ON FUNCTION site_of_booking(uuid), start_of_booking(uuid), accepted_outside(uuid) TO worker;
