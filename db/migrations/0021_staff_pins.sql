CREATE TABLE "staff_pin" (
	"practice_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"pin_hash" text NOT NULL,
	"tries_left" smallint NOT NULL,
	"set_at" timestamptz NOT NULL,
	CONSTRAINT "staff_pin_practice_id_staff_id_pk" PRIMARY KEY("practice_id","staff_id")
);
--> statement-breakpoint
ALTER TABLE "staff_pin" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "shared_at" timestamptz;--> statement-breakpoint
ALTER TABLE "staff_pin" ADD CONSTRAINT "staff_pin_practice_id_staff_id_staff_practice_id_staff_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "staff_pin_owner" ON "staff_pin" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE staff_pin FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- As before, and whether the session's device is shared.
DROP FUNCTION door_session(bytea, interval, interval);
--> statement-breakpoint
CREATE FUNCTION door_session(the_hash bytea, staff_idle interval, patient_idle interval)
RETURNS TABLE (slug text, offset_seconds integer, account_kind text, account_id uuid, role text, ends_at timestamptz, shared boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  lives session;
BEGIN
  SELECT * INTO lives FROM live_session(the_hash, staff_idle, patient_idle);
  IF lives.seen_at < app_now() - interval '30 seconds' THEN
    UPDATE session s SET seen_at = app_now() WHERE s.practice_id = lives.practice_id AND s.session_hash = lives.session_hash;
  END IF;
  RETURN QUERY
  SELECT p.slug, coalesce(c.offset_seconds, 0), lives.account_kind, lives.account_id, lives.role, lives.ends_at, lives.shared_at IS NOT NULL
    FROM practice p LEFT JOIN demo_clock c ON c.practice_id = p.practice_id
   WHERE p.practice_id = app_practice();
END $$;
--> statement-breakpoint
-- From now on, or no more, the device is shared; only that of a clinician. False: there is no such session, or nothing to change.
CREATE FUNCTION door_share(the_hash bytea, staff_idle interval, is_shared boolean, the_request text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  changed session;
BEGIN
  UPDATE session s SET shared_at = CASE WHEN is_shared THEN app_now() END
    FROM live_session(the_hash, staff_idle, interval '0') l
   WHERE s.practice_id = l.practice_id AND s.session_hash = l.session_hash AND s.ended_at IS NULL
     AND l.role IN ('nurse', 'surgeon', 'anaesthetist') AND (s.shared_at IS NOT NULL) <> is_shared
  RETURNING s.* INTO changed;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM note_at_door('staff', changed.account_id, changed.account_id, changed.role,
                       CASE WHEN is_shared THEN 'session.shared' ELSE 'session.unshared' END, the_request);
  RETURN true;
END $$;
--> statement-breakpoint
-- As before; on a shared device nobody takes another of the roles of who signed in.
CREATE OR REPLACE FUNCTION door_choose(the_hash bytea, the_new_hash bytea, the_role text, staff_idle interval, the_request text)
RETURNS TABLE (role text, ends_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  before session;
BEGIN
  IF NOT EXISTS (SELECT FROM door_roles(the_hash, staff_idle) held WHERE held = the_role) THEN RETURN; END IF;
  UPDATE session s SET ended_at = app_now()
   WHERE s.practice_id = app_practice() AND s.session_hash = the_hash AND s.ended_at IS NULL AND s.shared_at IS NULL
  RETURNING * INTO before;
  IF NOT FOUND THEN RETURN; END IF;
  INSERT INTO session (practice_id, session_hash, account_kind, account_id, role, started_at, seen_at, ends_at)
  VALUES (before.practice_id, the_new_hash, 'staff', before.account_id, the_role, app_now(), app_now(), before.ends_at);
  PERFORM note_at_door('staff', before.account_id, before.account_id, the_role, 'session.role_chosen', the_request);
  RETURN QUERY SELECT the_role, before.ends_at;
END $$;
--> statement-breakpoint
-- Sets the PIN of a colleague whose passphrase was just verified by its hash. The share lock makes whoever closes the account wait, and then find it.
CREATE FUNCTION door_set_pin(the_staff uuid, the_proof text, the_pin_hash text, tries integer, the_request text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM 1 FROM credential c
    WHERE c.practice_id = app_practice() AND c.account_kind = 'staff' AND c.account_id = the_staff AND c.passphrase_hash = the_proof
    FOR SHARE;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO staff_pin AS p (practice_id, staff_id, pin_hash, tries_left, set_at)
  VALUES (app_practice(), the_staff, the_pin_hash, tries, app_now())
  ON CONFLICT ON CONSTRAINT staff_pin_practice_id_staff_id_pk
  DO UPDATE SET pin_hash = excluded.pin_hash, tries_left = excluded.tries_left, set_at = excluded.set_at;
  PERFORM note_at_door('staff', the_staff, the_staff, 'door', 'access.pin_set', the_request);
  RETURN true;
END $$;
--> statement-breakpoint
-- The PIN of a colleague who works here in this role. The row stays locked until its try is counted: of many at once, each finds what the last left.
CREATE FUNCTION door_pin(the_staff uuid, the_role text) RETURNS TABLE (pin_hash text, tries_left smallint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT p.pin_hash, p.tries_left FROM staff_pin p
   WHERE p.practice_id = app_practice() AND p.staff_id = the_staff
     AND EXISTS (SELECT FROM staff_account a WHERE a.practice_id = p.practice_id AND a.staff_id = p.staff_id AND a.active)
     AND EXISTS (SELECT FROM staff_role r WHERE r.practice_id = p.practice_id AND r.staff_id = p.staff_id AND r.role = the_role)
   FOR UPDATE OF p;
END $$;
--> statement-breakpoint
-- What a try came to, by whom on whose device. The right one begins the count anew.
CREATE FUNCTION door_pin_tried(the_staff uuid, the_role text, the_holder uuid, left_now integer, fits boolean, the_request text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE staff_pin p SET tries_left = left_now WHERE p.practice_id = app_practice() AND p.staff_id = the_staff;
  IF fits THEN
    PERFORM note_at_door('staff', the_holder, the_staff, the_role, 'session.tapped', the_request);
  ELSE
    PERFORM note_at_door('staff', the_staff, the_holder, 'door', 'access.pin_refused', the_request);
  END IF;
END $$;
--> statement-breakpoint
-- As before. Whoever knew the old passphrase may have set the PIN: it goes with it.
CREATE OR REPLACE FUNCTION door_change_passphrase(the_kind text, the_account uuid, the_old text, the_new text, the_request text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE credential c SET passphrase_hash = the_new, changed_at = app_now()
   WHERE c.practice_id = app_practice() AND c.account_kind = the_kind AND c.account_id = the_account AND c.passphrase_hash = the_old;
  IF NOT FOUND THEN RETURN false; END IF;
  IF the_kind = 'staff' THEN
    DELETE FROM staff_pin p WHERE p.practice_id = app_practice() AND p.staff_id = the_account;
  END IF;
  UPDATE session s SET ended_at = app_now()
   WHERE s.practice_id = app_practice() AND s.account_kind = the_kind AND s.account_id = the_account AND s.ended_at IS NULL;
  PERFORM note_at_door(the_kind, the_account, the_account, 'door', 'access.passphrase_changed', the_request);
  RETURN true;
END $$;
--> statement-breakpoint
-- As before, the PIN too. It goes after the credential's lock: one that is being set is waited for, and found.
CREATE OR REPLACE FUNCTION close_access(the_kind text, the_account uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  DELETE FROM access_code k WHERE k.practice_id = app_practice() AND k.account_kind = the_kind AND k.account_id = the_account;
  PERFORM end_sessions(the_kind, the_account);
  DELETE FROM credential c WHERE c.practice_id = app_practice() AND c.account_kind = the_kind AND c.account_id = the_account;
  IF the_kind = 'staff' THEN
    DELETE FROM staff_pin p WHERE p.practice_id = app_practice() AND p.staff_id = the_account;
  END IF;
END $$;
--> statement-breakpoint
-- Who can tap on a shared device, and as what: clinicians who have set a PIN.
CREATE FUNCTION tappers() RETURNS TABLE (staff_id uuid, name text, role text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT s.staff_id, s.name, r.role
    FROM staff_pin p
    JOIN staff s ON s.practice_id = p.practice_id AND s.staff_id = p.staff_id
    JOIN staff_account a ON a.practice_id = p.practice_id AND a.staff_id = p.staff_id AND a.active
    JOIN staff_role r ON r.practice_id = p.practice_id AND r.staff_id = p.staff_id AND r.role IN ('nurse', 'surgeon', 'anaesthetist')
   WHERE p.practice_id = app_practice();
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION
  door_session(bytea, interval, interval), door_share(bytea, interval, boolean, text), door_set_pin(uuid, text, text, integer, text),
  door_pin(uuid, text), door_pin_tried(uuid, text, uuid, integer, boolean, text), tappers()
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  door_session(bytea, interval, interval), door_share(bytea, interval, boolean, text), door_set_pin(uuid, text, text, integer, text),
  door_pin(uuid, text), door_pin_tried(uuid, text, uuid, integer, boolean, text)
TO viewer_door;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tappers() TO viewer_clinician;
