-- The door. Before sign-in nothing answers but these functions; practice and (real) time are the context that transact() sets for viewer_door.
CREATE FUNCTION door_practice(the_slug text) RETURNS TABLE (practice_id uuid, name text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY SELECT p.practice_id, p.name FROM practice p WHERE p.slug = the_slug;
END $$;
--> statement-breakpoint
-- One audit row on the practice's clock (the demo's is shifted). A name that nobody has leaves the same row without an id, so that both take as long.
CREATE FUNCTION note_at_door(the_kind text, the_account uuid, the_actor uuid, the_role text, the_action text, the_request text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO audit_event (practice_id, event_id, at, actor_id, role, action, subject_kind, subject_id, request_id)
  SELECT p.practice_id, uuidv7(), app_now() + make_interval(secs => coalesce(c.offset_seconds, 0)), the_actor, the_role, the_action,
         the_kind, the_account, the_request
    FROM practice p LEFT JOIN demo_clock c ON c.practice_id = p.practice_id
   WHERE p.practice_id = app_practice();
END $$;
--> statement-breakpoint
-- The session of this secret while it lives: not ended, within both limits, its account able to sign in and still holding the session's role.
CREATE FUNCTION live_session(the_hash bytea, staff_idle interval, patient_idle interval) RETURNS SETOF session
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT s.* FROM session s
   WHERE s.practice_id = app_practice() AND s.session_hash = the_hash AND s.ended_at IS NULL AND s.ends_at > app_now()
     AND s.seen_at > app_now() - CASE s.account_kind WHEN 'staff' THEN staff_idle ELSE patient_idle END
     AND EXISTS (SELECT FROM credential c
                  WHERE c.practice_id = s.practice_id AND c.account_kind = s.account_kind AND c.account_id = s.account_id)
     AND CASE s.account_kind
           WHEN 'staff' THEN
             EXISTS (SELECT FROM staff_account a WHERE a.practice_id = s.practice_id AND a.staff_id = s.account_id AND a.active)
             AND (s.role = 'choosing' OR EXISTS (
               SELECT FROM staff_role r WHERE r.practice_id = s.practice_id AND r.staff_id = s.account_id AND r.role = s.role))
           ELSE EXISTS (SELECT FROM patient p WHERE p.practice_id = s.practice_id AND p.patient_id = s.account_id)
         END;
END $$;
--> statement-breakpoint
-- All that a request needs to know of its cookie, in one go: always the practice (to find its sign-in page again), and the session if it
-- lives. Seen at most every 30 s, so that reading a page seldom writes; a session may idle out that much early, never late.
CREATE FUNCTION door_session(the_hash bytea, staff_idle interval, patient_idle interval)
RETURNS TABLE (slug text, offset_seconds integer, account_kind text, account_id uuid, role text, ends_at timestamptz)
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
  SELECT p.slug, coalesce(c.offset_seconds, 0), lives.account_kind, lives.account_id, lives.role, lives.ends_at
    FROM practice p LEFT JOIN demo_clock c ON c.practice_id = p.practice_id
   WHERE p.practice_id = app_practice();
END $$;
--> statement-breakpoint
-- At most two: a colleague's and a patient's of the same name. Only of accounts that may sign in.
CREATE FUNCTION door_credential(the_name text) RETURNS TABLE (account_kind text, account_id uuid, passphrase_hash text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT c.account_kind, c.account_id, c.passphrase_hash FROM credential c
   WHERE c.practice_id = app_practice() AND c.sign_in_name = the_name
     AND CASE c.account_kind
           WHEN 'staff' THEN
             EXISTS (SELECT FROM staff_account a WHERE a.practice_id = c.practice_id AND a.staff_id = c.account_id AND a.active)
             AND EXISTS (SELECT FROM staff_role r WHERE r.practice_id = c.practice_id AND r.staff_id = c.account_id)
           ELSE EXISTS (SELECT FROM patient p WHERE p.practice_id = c.practice_id AND p.patient_id = c.account_id)
         END;
END $$;
--> statement-breakpoint
CREATE FUNCTION door_refused(the_kind text, the_account uuid, the_request text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM note_at_door(coalesce(the_kind, 'account'), the_account, NULL, 'door', 'session.refused', the_request);
END $$;
--> statement-breakpoint
-- Begins a session for the credential whose hash was just verified; nothing if that was replaced meanwhile. The share lock makes whoever closes
-- the account wait, and then find this session to end. Of several roles none is taken yet.
CREATE FUNCTION door_start(the_hash bytea, the_kind text, the_account uuid, the_proof text, lasts interval, the_request text)
RETURNS TABLE (role text, ends_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  the_role text;
BEGIN
  PERFORM 1 FROM credential c
    WHERE c.practice_id = app_practice() AND c.account_kind = the_kind AND c.account_id = the_account AND c.passphrase_hash = the_proof
    FOR SHARE;
  IF NOT FOUND THEN RETURN; END IF;
  IF the_kind = 'patient' THEN
    the_role := 'patient';
  ELSE
    SELECT CASE count(*) WHEN 0 THEN NULL WHEN 1 THEN min(r.role) ELSE 'choosing' END INTO the_role
      FROM staff_role r JOIN staff_account a ON a.practice_id = r.practice_id AND a.staff_id = r.staff_id AND a.active
     WHERE r.practice_id = app_practice() AND r.staff_id = the_account;
  END IF;
  IF the_role IS NULL THEN RETURN; END IF;
  DELETE FROM session s
    WHERE s.practice_id = app_practice() AND s.account_kind = the_kind AND s.account_id = the_account AND s.ends_at < app_now();
  INSERT INTO session (practice_id, session_hash, account_kind, account_id, role, started_at, seen_at, ends_at)
  VALUES (app_practice(), the_hash, the_kind, the_account, the_role, app_now(), app_now(), app_now() + lasts);
  PERFORM note_at_door(the_kind, the_account, the_account, the_role, 'session.began', the_request);
  RETURN QUERY SELECT the_role, app_now() + lasts;
END $$;
--> statement-breakpoint
CREATE FUNCTION door_end(the_hash bytea, the_request text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  ended session;
BEGIN
  UPDATE session s SET ended_at = app_now()
   WHERE s.practice_id = app_practice() AND s.session_hash = the_hash AND s.ended_at IS NULL
  RETURNING * INTO ended;
  IF FOUND THEN
    PERFORM note_at_door(ended.account_kind, ended.account_id, ended.account_id, ended.role, 'session.ended', the_request);
  END IF;
END $$;
--> statement-breakpoint
-- The roles that the holder of this session may work as.
CREATE FUNCTION door_roles(the_hash bytea, staff_idle interval) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT r.role FROM live_session(the_hash, staff_idle, interval '0') s
    JOIN staff_role r ON r.practice_id = s.practice_id AND r.staff_id = s.account_id
   WHERE s.account_kind = 'staff';
END $$;
--> statement-breakpoint
-- Another role is another session: the old one ends, the new one keeps its absolute limit. Of two at once, one finds nothing to end.
CREATE FUNCTION door_choose(the_hash bytea, the_new_hash bytea, the_role text, staff_idle interval, the_request text)
RETURNS TABLE (role text, ends_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  before session;
BEGIN
  IF NOT EXISTS (SELECT FROM door_roles(the_hash, staff_idle) held WHERE held = the_role) THEN RETURN; END IF;
  UPDATE session s SET ended_at = app_now()
   WHERE s.practice_id = app_practice() AND s.session_hash = the_hash AND s.ended_at IS NULL
  RETURNING * INTO before;
  IF NOT FOUND THEN RETURN; END IF;
  INSERT INTO session (practice_id, session_hash, account_kind, account_id, role, started_at, seen_at, ends_at)
  VALUES (before.practice_id, the_new_hash, 'staff', before.account_id, the_role, app_now(), app_now(), before.ends_at);
  PERFORM note_at_door('staff', before.account_id, before.account_id, the_role, 'session.role_chosen', the_request);
  RETURN QUERY SELECT the_role, before.ends_at;
END $$;
--> statement-breakpoint
-- Whose code this is, if it still works. A wrong second element costs one of its tries; with none left it is void.
CREATE FUNCTION door_code(the_code bytea, the_second bytea, the_request text)
RETURNS TABLE (account_kind text, account_id uuid, email text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  code access_code;
BEGIN
  SELECT * INTO code FROM access_code k
   WHERE k.practice_id = app_practice() AND k.code_hash = the_code
     AND k.used_at IS NULL AND k.tries_left > 0 AND k.expires_at > app_now()
   FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  IF code.second_hash IS NOT NULL AND code.second_hash IS DISTINCT FROM the_second THEN
    UPDATE access_code k SET tries_left = k.tries_left - 1 WHERE k.practice_id = code.practice_id AND k.code_hash = code.code_hash;
    PERFORM note_at_door(code.account_kind, code.account_id, NULL, 'door', 'access.refused', the_request);
    RETURN;
  END IF;
  IF code.account_kind = 'patient' THEN
    RETURN QUERY SELECT 'patient', p.patient_id, NULL::text FROM patient p
      WHERE p.practice_id = code.practice_id AND p.patient_id = code.account_id;
  ELSE
    RETURN QUERY SELECT 'staff', a.staff_id, a.email FROM staff_account a
      WHERE a.practice_id = code.practice_id AND a.staff_id = code.account_id AND a.active;
  END IF;
END $$;
--> statement-breakpoint
-- Uses a code up: the account gets its name and passphrase, whatever sessions it had end. Answers `taken` and keeps the code when the name is.
CREATE FUNCTION door_redeem(the_code bytea, the_second bytea, the_name text, the_passphrase_hash text, the_request text)
RETURNS TABLE (outcome text, account_kind text, account_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  who record;
BEGIN
  SELECT * INTO who FROM door_code(the_code, the_second, the_request);
  IF NOT FOUND THEN RETURN; END IF;
  INSERT INTO credential (practice_id, account_kind, account_id, sign_in_name, passphrase_hash, changed_at)
  VALUES (app_practice(), who.account_kind, who.account_id, coalesce(who.email, the_name), the_passphrase_hash, app_now())
  ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    PERFORM note_at_door(who.account_kind, who.account_id, NULL, 'door', 'access.name_taken', the_request);
    RETURN QUERY SELECT 'taken', who.account_kind, who.account_id;
    RETURN;
  END IF;
  UPDATE access_code k SET used_at = app_now() WHERE k.practice_id = app_practice() AND k.code_hash = the_code;
  UPDATE session s SET ended_at = app_now()
   WHERE s.practice_id = app_practice() AND s.account_kind = who.account_kind AND s.account_id = who.account_id AND s.ended_at IS NULL;
  PERFORM note_at_door(who.account_kind, who.account_id, who.account_id, 'door', 'access.taken_up', the_request);
  RETURN QUERY SELECT 'done', who.account_kind, who.account_id;
END $$;
--> statement-breakpoint
-- The signed-in person's own credential, to check the passphrase that is to be replaced.
CREATE FUNCTION door_own_credential(the_hash bytea, staff_idle interval, patient_idle interval)
RETURNS TABLE (account_kind text, account_id uuid, sign_in_name text, passphrase_hash text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT c.account_kind, c.account_id, c.sign_in_name, c.passphrase_hash
    FROM live_session(the_hash, staff_idle, patient_idle) s
    JOIN credential c ON c.practice_id = s.practice_id AND c.account_kind = s.account_kind AND c.account_id = s.account_id;
END $$;
--> statement-breakpoint
-- Replaces a passphrase whose old hash was just verified, and ends every session of the account.
CREATE FUNCTION door_change_passphrase(the_kind text, the_account uuid, the_old text, the_new text, the_request text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE credential c SET passphrase_hash = the_new, changed_at = app_now()
   WHERE c.practice_id = app_practice() AND c.account_kind = the_kind AND c.account_id = the_account AND c.passphrase_hash = the_old;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE session s SET ended_at = app_now()
   WHERE s.practice_id = app_practice() AND s.account_kind = the_kind AND s.account_id = the_account AND s.ended_at IS NULL;
  PERFORM note_at_door(the_kind, the_account, the_account, 'door', 'access.passphrase_changed', the_request);
  RETURN true;
END $$;
--> statement-breakpoint
-- Ends an account's sessions. The credential is locked first: a sign-in under way is waited for, and its session ended too.
-- Sessions and codes keep real time, also in the demo.
CREATE FUNCTION end_sessions(the_kind text, the_account uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM 1 FROM credential c
    WHERE c.practice_id = app_practice() AND c.account_kind = the_kind AND c.account_id = the_account FOR UPDATE;
  UPDATE session s SET ended_at = clock_timestamp()
   WHERE s.practice_id = app_practice() AND s.account_kind = the_kind AND s.account_id = the_account AND s.ended_at IS NULL;
END $$;
--> statement-breakpoint
-- Takes away all ways in: credential, sessions, codes.
CREATE FUNCTION close_access(the_kind text, the_account uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM end_sessions(the_kind, the_account);
  DELETE FROM credential c WHERE c.practice_id = app_practice() AND c.account_kind = the_kind AND c.account_id = the_account;
  DELETE FROM access_code k WHERE k.practice_id = app_practice() AND k.account_kind = the_kind AND k.account_id = the_account;
END $$;
--> statement-breakpoint
-- A code for a patient's first access, or to begin anew: what she had before stops working at once. Null: nobody whom this desk may know.
CREATE FUNCTION issue_patient_code(the_patient uuid, the_code bytea, the_second bytea, lasts interval, tries integer) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  expires timestamptz := clock_timestamp() + lasts;
BEGIN
  PERFORM 1 FROM patient p
    WHERE p.practice_id = app_practice() AND p.patient_id = the_patient AND the_patient NOT IN (SELECT barred_patients())
    FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  PERFORM close_access('patient', the_patient);
  INSERT INTO access_code (practice_id, code_hash, second_hash, account_kind, account_id, issued_at, expires_at, tries_left)
  VALUES (app_practice(), the_code, the_second, 'patient', the_patient, clock_timestamp(), expires, tries);
  RETURN expires;
END $$;
--> statement-breakpoint
-- A code for a colleague's first sign-in, or to begin anew. Null: no active account.
CREATE FUNCTION issue_staff_code(the_staff uuid, the_code bytea, lasts interval, tries integer) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  expires timestamptz := clock_timestamp() + lasts;
BEGIN
  PERFORM 1 FROM staff_account a WHERE a.practice_id = app_practice() AND a.staff_id = the_staff AND a.active FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  PERFORM close_access('staff', the_staff);
  INSERT INTO access_code (practice_id, code_hash, account_kind, account_id, issued_at, expires_at, tries_left)
  VALUES (app_practice(), the_code, 'staff', the_staff, clock_timestamp(), expires, tries);
  RETURN expires;
END $$;
--> statement-breakpoint
CREATE FUNCTION end_staff_sessions(the_staff uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN PERFORM end_sessions('staff', the_staff); END $$;
--> statement-breakpoint
CREATE FUNCTION close_staff_access(the_staff uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN PERFORM close_access('staff', the_staff); END $$;
--> statement-breakpoint
-- Whether each colleague can sign in yet.
CREATE FUNCTION staff_accesses() RETURNS TABLE (staff_id uuid, access text, invited_until timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT a.staff_id,
         CASE WHEN c.account_id IS NOT NULL THEN 'signed_up' WHEN k.expires_at IS NOT NULL THEN 'invited' ELSE 'none' END,
         CASE WHEN c.account_id IS NULL THEN k.expires_at END
    FROM staff_account a
    LEFT JOIN credential c ON c.practice_id = a.practice_id AND c.account_kind = 'staff' AND c.account_id = a.staff_id
    LEFT JOIN LATERAL (
      SELECT max(one.expires_at) AS expires_at FROM access_code one
       WHERE one.practice_id = a.practice_id AND one.account_kind = 'staff' AND one.account_id = a.staff_id
         AND one.used_at IS NULL AND one.tries_left > 0 AND one.expires_at > clock_timestamp()) k ON true
   WHERE a.practice_id = app_practice();
END $$;
--> statement-breakpoint
-- Changes to accounts go one at a time in a practice, so that two managers cannot remove each other. False: the actor is no manager any more.
CREATE FUNCTION lock_staff_changes() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('staff/' || app_practice(), 0));
  RETURN EXISTS (
    SELECT FROM staff_account a JOIN staff_role r ON r.practice_id = a.practice_id AND r.staff_id = a.staff_id AND r.role = 'manager'
     WHERE a.practice_id = app_practice() AND a.staff_id = app_actor() AND a.active);
END $$;
--> statement-breakpoint
CREATE FUNCTION managers_with_access() RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN (
    SELECT count(*) FROM staff_account a
      JOIN staff_role r ON r.practice_id = a.practice_id AND r.staff_id = a.staff_id AND r.role = 'manager'
      JOIN credential c ON c.practice_id = a.practice_id AND c.account_kind = 'staff' AND c.account_id = a.staff_id
     WHERE a.practice_id = app_practice() AND a.active);
END $$;
--> statement-breakpoint
-- The names of those who work here now: for lists to pick from.
CREATE FUNCTION colleagues() RETURNS TABLE (staff_id uuid, name text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT s.staff_id, s.name FROM staff s JOIN staff_account a ON a.practice_id = s.practice_id AND a.staff_id = s.staff_id
   WHERE s.practice_id = app_practice() AND a.active;
END $$;
--> statement-breakpoint
CREATE FUNCTION my_roles() RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY SELECT r.role FROM staff_role r WHERE r.practice_id = app_practice() AND r.staff_id = app_actor();
END $$;
--> statement-breakpoint
-- Bars, for managers: not those of patients who barred the asking manager, who must not know of them.
CREATE FUNCTION bars_for_manager() RETURNS TABLE (patient_id uuid, staff_id uuid, staff_name text, set_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT b.patient_id, b.staff_id, s.name, b.set_at
    FROM staff_bar b JOIN staff s ON s.practice_id = b.practice_id AND s.staff_id = b.staff_id
   WHERE b.practice_id = app_practice() AND b.patient_id NOT IN (SELECT barred_patients());
END $$;
--> statement-breakpoint
CREATE FUNCTION lift_bar_as_manager(the_patient uuid, the_staff uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  DELETE FROM staff_bar b
   WHERE b.practice_id = app_practice() AND b.patient_id = the_patient AND b.staff_id = the_staff
     AND b.patient_id NOT IN (SELECT barred_patients());
  RETURN FOUND;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION
  door_practice(text), note_at_door(text, uuid, uuid, text, text, text), live_session(bytea, interval, interval),
  door_session(bytea, interval, interval), door_credential(text), door_refused(text, uuid, text),
  door_start(bytea, text, uuid, text, interval, text), door_end(bytea, text), door_roles(bytea, interval),
  door_choose(bytea, bytea, text, interval, text), door_code(bytea, bytea, text), door_redeem(bytea, bytea, text, text, text),
  door_own_credential(bytea, interval, interval), door_change_passphrase(text, uuid, text, text, text),
  end_sessions(text, uuid), close_access(text, uuid), issue_patient_code(uuid, bytea, bytea, interval, integer),
  issue_staff_code(uuid, bytea, interval, integer), end_staff_sessions(uuid), close_staff_access(uuid), staff_accesses(),
  lock_staff_changes(), managers_with_access(), colleagues(), my_roles(), bars_for_manager(), lift_bar_as_manager(uuid, uuid)
FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  door_practice(text), door_session(bytea, interval, interval), door_credential(text), door_refused(text, uuid, text),
  door_start(bytea, text, uuid, text, interval, text), door_end(bytea, text), door_roles(bytea, interval),
  door_choose(bytea, bytea, text, interval, text), door_code(bytea, bytea, text), door_redeem(bytea, bytea, text, text, text),
  door_own_credential(bytea, interval, interval), door_change_passphrase(text, uuid, text, text, text)
TO viewer_door;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION issue_patient_code(uuid, bytea, bytea, interval, integer) TO viewer_desk;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION
  issue_staff_code(uuid, bytea, interval, integer), end_staff_sessions(uuid), close_staff_access(uuid), staff_accesses(),
  lock_staff_changes(), managers_with_access(), bars_for_manager(), lift_bar_as_manager(uuid, uuid)
TO viewer_manager;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION colleagues(), my_roles() TO viewer_desk, viewer_clinician, viewer_manager;
