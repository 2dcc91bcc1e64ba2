ALTER TABLE sms_reply FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE desk_call FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE booking_confirmation FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE answer_link FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON sms_reply TO viewer_desk;
--> statement-breakpoint
GRANT SELECT, UPDATE ON desk_call TO viewer_desk;
--> statement-breakpoint
GRANT SELECT ON booking_confirmation TO viewer_desk, viewer_clinician, viewer_patient;
--> statement-breakpoint
GRANT INSERT ON answer_link TO worker;
--> statement-breakpoint
-- The time at the door is real; this is what the practice's own clock shows (the demo's is shifted).
CREATE FUNCTION now_at(the_practice uuid) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT app_now() + make_interval(secs => coalesce((SELECT c.offset_seconds FROM demo_clock c WHERE c.practice_id = the_practice), 0))
$$;
--> statement-breakpoint
-- Whether a text was taken already. The lock makes whoever brings the same one wait until the first has written it.
CREATE FUNCTION door_text_known(the_provider_id text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('text/' || the_provider_id, 0));
  RETURN EXISTS (SELECT FROM practice p JOIN sms_reply r ON r.practice_id = p.practice_id AND r.provider_id = the_provider_id);
END $$;
--> statement-breakpoint
-- Who has this number, in whatever practice: for how long nothing has left for her (ms), and the booking that a "yes" of hers must be about: her only one to come, which the last text
-- was about, and of which she was told the hour as it stands.
CREATE FUNCTION door_text_from(the_number text)
RETURNS TABLE (practice_id uuid, patient_id uuid, by_sms boolean, quiet double precision, booking_id uuid, schedule_version integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT p.practice_id, p.patient_id, coalesce(c.channel = 'sms', false), extract(epoch FROM n.at - l.changed_at)::double precision * 1000,
         b.booking_id, b.schedule_version
    FROM practice o
    JOIN patient p ON p.practice_id = o.practice_id AND p.phone LIKE '+%'
         AND ('+' || regexp_replace(regexp_replace(p.phone, '\(0\)', ''), '\D', '', 'g')) = the_number
   CROSS JOIN LATERAL (SELECT now_at(o.practice_id) AS at) n
    LEFT JOIN contact_preference c ON c.practice_id = p.practice_id AND c.patient_id = p.patient_id
    LEFT JOIN LATERAL (
      SELECT m.booking_id, m.rule, m.changed_at FROM message m
       WHERE m.practice_id = p.practice_id AND m.patient_id = p.patient_id AND m.channel = 'sms' AND m.state IN ('sending', 'sent', 'unknown')
       ORDER BY m.changed_at DESC, m.message_id DESC LIMIT 1) l ON true
    LEFT JOIN LATERAL (
      SELECT a.booking_id, a.schedule_version FROM booking a
       WHERE a.practice_id = p.practice_id AND a.booking_id = l.booking_id AND a.state = 'booked' AND a.arrives_at > n.at
         AND l.rule NOT IN ('checkIn', 'noAnswer')
         AND EXISTS (SELECT FROM message t
                      WHERE t.practice_id = a.practice_id AND t.booking_id = a.booking_id AND t.schedule_version = a.schedule_version
                        AND t.channel = 'sms' AND t.rule IN ('booked', 'moved', 'arrival') AND t.state IN ('sending', 'sent', 'unknown'))
         AND NOT EXISTS (SELECT FROM booking other
                          WHERE other.practice_id = p.practice_id AND other.patient_id = p.patient_id AND other.state = 'booked'
                            AND other.starts_at > n.at AND other.booking_id <> a.booking_id)) b ON true;
END $$;
--> statement-breakpoint
-- She says that she comes, to the time as it stood when she was told of it; whether that is still so.
CREATE FUNCTION confirm_booking(the_booking uuid, the_version integer, how text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  hers uuid;
BEGIN
  SELECT b.patient_id INTO hers FROM booking b
   WHERE b.practice_id = app_practice() AND b.booking_id = the_booking AND b.schedule_version = the_version AND b.state = 'booked'
     AND b.arrives_at > now_at(app_practice())
     FOR SHARE;
  IF hers IS NULL THEN RETURN false; END IF;
  INSERT INTO booking_confirmation (practice_id, booking_id, schedule_version, patient_id, by, confirmed_at)
  VALUES (app_practice(), the_booking, the_version, hers, how, now_at(app_practice()))
  ON CONFLICT DO NOTHING;
  RETURN true;
END $$;
--> statement-breakpoint
-- Writes down a text of patients of one practice, and what follows from it. What can't follow any more becomes a call, and so does a "stop" with words that somebody has to read.
CREATE FUNCTION door_text_heard(the_practice uuid, the_reply uuid, the_provider_id text, the_kind text, the_patients uuid[], follows text, is_shared boolean,
                                the_booking uuid, the_version integer, the_sealed bytea, the_request text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  came text := follows;
  one uuid;
BEGIN
  PERFORM set_config('app.practice', the_practice::text, true);
  IF follows = 'confirm' AND NOT confirm_booking(the_booking, the_version, 'sms') THEN
    came := 'call';
  END IF;
  INSERT INTO sms_reply (practice_id, reply_id, provider_id, kind, heard_at, sealed)
  VALUES (app_practice(), the_reply, the_provider_id, the_kind, now_at(app_practice()), CASE WHEN came IN ('call', 'stop') THEN the_sealed END);
  FOREACH one IN ARRAY the_patients LOOP
    IF came = 'stop' THEN
      INSERT INTO message_choice AS kept (practice_id, patient_id, stopped_at)
      VALUES (app_practice(), one, now_at(app_practice()))
      ON CONFLICT (practice_id, patient_id) DO UPDATE SET stopped_at = coalesce(kept.stopped_at, excluded.stopped_at);
    ELSIF came = 'start' THEN
      UPDATE message_choice c SET stopped_at = NULL WHERE c.practice_id = app_practice() AND c.patient_id = one;
    END IF;
    IF came = 'call' OR came = 'stop' AND the_sealed IS NOT NULL THEN
      INSERT INTO desk_call (practice_id, call_id, patient_id, why, reply_id, is_shared, asked_at)
      VALUES (app_practice(), uuidv7(), one, the_kind, the_reply, is_shared, now_at(app_practice()));
    END IF;
    PERFORM note_at_door('patient', one, NULL, 'door', 'text.' || came, the_request);
  END LOOP;
  RETURN came;
END $$;
--> statement-breakpoint
-- What became of a message that has left. Whoever was never told whether it left knows by it that it did. What had to be known and did not arrive is to be told by a call.
CREATE FUNCTION door_text_receipt(the_practice uuid, the_message uuid, the_provider_id text, the_receipt text, why text, the_request text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  sent message;
BEGIN
  PERFORM set_config('app.practice', the_practice::text, true);
  SELECT * INTO sent FROM message m
   WHERE m.practice_id = app_practice() AND m.message_id = the_message AND m.channel = 'sms'
     AND (m.state IN ('sending', 'unknown') OR m.state = 'sent' AND m.provider_id = the_provider_id)
     FOR UPDATE;
  IF sent.message_id IS NULL THEN RETURN false; END IF;
  IF sent.receipt = 'delivered' OR sent.receipt = the_receipt THEN RETURN true; END IF;
  UPDATE message m
     SET receipt = the_receipt, receipt_reason = why, state = 'sent', provider_id = the_provider_id,
         reason = CASE WHEN m.state = 'sent' THEN m.reason END,
         changed_at = CASE WHEN m.state = 'sent' THEN m.changed_at ELSE now_at(app_practice()) END
   WHERE m.practice_id = app_practice() AND m.message_id = the_message;
  IF the_receipt = 'undelivered' AND sent.rule IN ('booked', 'moved', 'cancelled', 'arrival') THEN
    INSERT INTO desk_call (practice_id, call_id, patient_id, why, booking_id, asked_at)
    SELECT app_practice(), uuidv7(), b.patient_id, 'notArrived', b.booking_id, now_at(app_practice()) FROM booking b
     WHERE b.practice_id = app_practice() AND b.booking_id = sent.booking_id AND b.starts_at > now_at(app_practice())
       AND NOT EXISTS (SELECT FROM desk_call c
                        WHERE c.practice_id = app_practice() AND c.patient_id = b.patient_id AND c.why = 'notArrived'
                          AND c.booking_id = b.booking_id AND c.done_at IS NULL);
  END IF;
  PERFORM note_at_door('message', the_message, NULL, 'door', 'message.' || the_receipt, the_request);
  RETURN true;
END $$;
--> statement-breakpoint
-- The page behind a link: the day and the hour that were told, and whether it still takes an answer. Nothing is changed by looking.
CREATE FUNCTION door_link(the_hash bytea)
RETURNS TABLE (practice_id uuid, slug text, arrives_at timestamptz, zone text, is_open boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT p.practice_id, p.slug, b.arrives_at, s.zone,
         l.used_at IS NULL AND l.expires_at > now_at(p.practice_id) AND b.state = 'booked' AND b.schedule_version = l.schedule_version
           AND b.arrives_at > now_at(p.practice_id)
    FROM practice p
    JOIN answer_link l ON l.practice_id = p.practice_id AND l.token_hash = the_hash
    JOIN booking b ON b.practice_id = l.practice_id AND b.booking_id = l.booking_id
    JOIN site s ON s.practice_id = b.practice_id AND s.site_id = b.site_id;
END $$;
--> statement-breakpoint
-- Takes the one answer of a link; of two at once the second finds it used.
CREATE FUNCTION door_answer(the_hash bytea, the_answer text, the_request text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  told record;
  link answer_link;
BEGIN
  SELECT * INTO told FROM door_link(the_hash) d WHERE d.is_open;
  IF told.practice_id IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('app.practice', told.practice_id::text, true);
  PERFORM 1 FROM booking b JOIN answer_link a ON a.practice_id = b.practice_id AND a.booking_id = b.booking_id
    WHERE a.practice_id = app_practice() AND a.token_hash = the_hash AND b.schedule_version = a.schedule_version AND b.state = 'booked'
    FOR SHARE OF b;
  IF NOT FOUND THEN RETURN NULL; END IF;
  UPDATE answer_link a SET used_at = now_at(app_practice())
   WHERE a.practice_id = app_practice() AND a.token_hash = the_hash AND a.used_at IS NULL
  RETURNING * INTO link;
  IF link.message_id IS NULL THEN RETURN NULL; END IF;
  IF the_answer = 'confirm' THEN
    PERFORM confirm_booking(link.booking_id, link.schedule_version, 'link');
  ELSE
    -- She can't come then: that she would is not so any more.
    DELETE FROM booking_confirmation c
     WHERE c.practice_id = app_practice() AND c.booking_id = link.booking_id AND c.schedule_version = link.schedule_version;
    INSERT INTO desk_call (practice_id, call_id, patient_id, why, booking_id, asked_at)
    VALUES (app_practice(), uuidv7(), link.patient_id, 'anotherTime', link.booking_id, now_at(app_practice()));
  END IF;
  PERFORM note_at_door('patient', link.patient_id, NULL, 'door', 'link.' || the_answer, the_request);
  RETURN app_practice();
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION now_at(uuid), door_text_known(text), door_text_from(text), confirm_booking(uuid, integer, text),
  door_text_heard(uuid, uuid, text, text, uuid[], text, boolean, uuid, integer, bytea, text), door_text_receipt(uuid, uuid, text, text, text, text),
  door_link(bytea), door_answer(bytea, text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION door_text_known(text), door_text_from(text),
  door_text_heard(uuid, uuid, text, text, uuid[], text, boolean, uuid, integer, bytea, text), door_text_receipt(uuid, uuid, text, text, text, text),
  door_link(bytea), door_answer(bytea, text, text) TO viewer_door;
