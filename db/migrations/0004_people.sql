-- Typed words are compared with names by edits too: trigrams alone do not forgive a slip in a short name.
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
--> statement-breakpoint
-- Nobody reads staff_bar. The desk asks whom a patient barred, she asks for herself; a barred colleague is answered nothing.
CREATE FUNCTION bars_of(the_patient uuid) RETURNS TABLE (staff_id uuid, staff_name text, set_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT may_know_patient(the_patient) THEN RETURN; END IF;
  RETURN QUERY
  SELECT b.staff_id, s.name, b.set_at
    FROM staff_bar b JOIN staff s ON s.practice_id = b.practice_id AND s.staff_id = b.staff_id
   WHERE b.practice_id = app_practice() AND b.patient_id = the_patient
   ORDER BY b.set_at, b.staff_id;
END $$;
--> statement-breakpoint
-- Who asks is told by the login, not by the context that the application sets.
CREATE FUNCTION may_know_patient(the_patient uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN CASE session_user
    WHEN 'viewer_patient' THEN the_patient = app_actor()
    WHEN 'viewer_desk' THEN
      EXISTS (SELECT FROM patient p WHERE p.practice_id = app_practice() AND p.patient_id = the_patient)
      AND NOT EXISTS (SELECT FROM barred_patients() barred WHERE barred = the_patient)
    ELSE false END;
END $$;
--> statement-breakpoint
-- Sets a bar at her request, once. What it answers: set, was_set, no_patient, no_staff.
CREATE FUNCTION bar_staff(the_patient uuid, the_staff uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF NOT may_know_patient(the_patient) THEN RETURN 'no_patient'; END IF;
  IF NOT EXISTS (SELECT FROM staff_account a WHERE a.practice_id = app_practice() AND a.staff_id = the_staff AND a.active) THEN
    RETURN 'no_staff';
  END IF;
  INSERT INTO staff_bar (practice_id, patient_id, staff_id, set_at)
  VALUES (app_practice(), the_patient, the_staff, app_now()) ON CONFLICT DO NOTHING;
  RETURN CASE WHEN FOUND THEN 'set' ELSE 'was_set' END;
END $$;
--> statement-breakpoint
-- Only she herself lifts her bar here; managers have their own way.
CREATE FUNCTION lift_my_bar(the_staff uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF session_user <> 'viewer_patient' THEN RETURN false; END IF;
  DELETE FROM staff_bar WHERE practice_id = app_practice() AND patient_id = app_actor() AND staff_id = the_staff;
  RETURN FOUND;
END $$;
--> statement-breakpoint
-- Whether she has signed up, and until when a card that was given still works. Codes keep real time.
CREATE FUNCTION patient_access(the_patient uuid) RETURNS TABLE (signed_up boolean, code_expires_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF session_user <> 'viewer_desk' OR NOT may_know_patient(the_patient) THEN RETURN; END IF;
  RETURN QUERY SELECT
    EXISTS (SELECT FROM credential c
             WHERE c.practice_id = app_practice() AND c.account_kind = 'patient' AND c.account_id = the_patient),
    (SELECT max(k.expires_at) FROM access_code k
      WHERE k.practice_id = app_practice() AND k.account_kind = 'patient' AND k.account_id = the_patient
        AND k.used_at IS NULL AND k.tries_left > 0 AND k.expires_at > now());
END $$;
--> statement-breakpoint
-- Edits that a typed word of this length is forgiven.
CREATE FUNCTION forgiven_edits(word text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN length(word) < 3 THEN 0 WHEN length(word) < 7 THEN 1 ELSE 2 END $$;
--> statement-breakpoint
-- The word with two neighbouring letters exchanged, each way.
CREATE FUNCTION exchanged(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT coalesce(array_agg(overlay(word PLACING reverse(substr(word, i, 2)) FROM i FOR 2)), '{}')
    FROM generate_series(1, length(word) - 1) i WHERE length(word) > 2
$$;
--> statement-breakpoint
-- Patterns of the slips to which similarity is blind, since they break most of a word's trigrams: two letters exchanged, the second letter of
-- a short word; and the word within a part.
CREATE FUNCTION near_forms(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT array(
    SELECT '% ' || form || '%' FROM unnest(exchanged(word)) form
    UNION SELECT '% ' || overlay(word PLACING '_' FROM 2 FOR 1) || '%' WHERE length(word) BETWEEN 3 AND 4
    UNION SELECT '%' || word || '%' WHERE length(word) > 3)
$$;
--> statement-breakpoint
-- Finding people. Row policies switch off indexes behind LIKE and %>, so this one function filters practice, bars and treating team
-- itself. All parts given must fit: every word (plain, in the order typed), a birth date, and the number (a run of a phone's digits, a
-- date written without marks, a year, or a reference). First the words as typed; only where those are few, words nearly so. Never more than 8.
CREATE FUNCTION search_patients(words text[], born date[], runs text[], maybe_born date[], maybe_years integer[], reference_part text)
RETURNS TABLE (patient_id uuid, given_name text, family_name text, birth_date date, phone_ending text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_custom_plan SET pg_trgm.word_similarity_threshold = 0.3
-- The planner takes a similarity for as cheap as a comparison, and several looks into the trigram index for dear.
SET enable_seqscan = off SET random_page_cost = 1
AS $$
#variable_conflict use_column
DECLARE
  here uuid := app_practice();
  most constant integer := 8;
  everyone boolean := session_user = 'viewer_desk';
  hers uuid[] := '{}';
  barred uuid[] := '{}';
  longest text[] := array(SELECT word FROM unnest(words) word ORDER BY length(word) DESC);
  first text := coalesce('% ' || longest[1] || '%', '%');
  second text := coalesce('% ' || longest[2] || '%', '%');
  others text[] := longest[3:];
  near text[] := near_forms(longest[1]);
  numbered boolean := cardinality(runs) > 0;
  phones text[] := array(SELECT '%' || run || '%' FROM unnest(runs) run);
  reference_form text := '% ' || reference_part || '%';
  found uuid[] := '{}';
BEGIN
  IF session_user NOT IN ('viewer_desk', 'viewer_clinician') OR cardinality(words) + cardinality(born) + cardinality(runs) = 0 THEN
    RETURN;
  END IF;
  IF everyone THEN barred := array(SELECT barred_patients()); ELSE hers := array(SELECT treated_patients()); END IF;

  found := array(
    SELECT p.patient_id FROM patient p
     WHERE p.practice_id = here AND (' ' || p.search_name) LIKE first AND (' ' || p.search_name) LIKE second
       AND NOT EXISTS (SELECT FROM unnest(others) word WHERE (' ' || p.search_name) NOT LIKE '% ' || word || '%')
       AND (cardinality(born) = 0 OR p.birth_date = ANY (born))
       AND (NOT numbered OR p.phone_digits LIKE ANY (phones) OR p.birth_date = ANY (maybe_born)
            OR (cardinality(words) > 0 AND extract(year FROM p.birth_date) = ANY (maybe_years))
            OR (' ' || p.search_name) LIKE reference_form)
       AND (everyone OR p.patient_id = ANY (hers)) AND p.patient_id <> ALL (barred)
     ORDER BY (SELECT count(*) FROM unnest(words) word WHERE ' ' || p.search_name || ' ' LIKE '% ' || word || ' %') DESC,
              p.birth_date = ANY (maybe_born) DESC NULLS LAST,
              (SELECT bool_or(p.phone_digits LIKE '%' || run) FROM unnest(runs) run) DESC NULLS LAST,
              CASE WHEN cardinality(words) > 0 THEN cardinality(string_to_array(p.search_name, ' ')) END,
              p.search_name, p.birth_date, p.patient_id
     LIMIT most);

  IF cardinality(found) < most AND length(longest[1]) > 2 THEN
    found := found || array(
      WITH typed AS MATERIALIZED (
        SELECT word, length(word) AS letters, forgiven_edits(word) AS edits, exchanged(word) AS exchanges FROM unnest(words) word)
      SELECT p.patient_id FROM patient p
       CROSS JOIN LATERAL (SELECT replace(p.search_name, ' ', '') AS letters) joined
       CROSS JOIN LATERAL (
         SELECT CASE WHEN count(near.slips) = count(*) THEN sum(near.slips)
                     WHEN joined.letters LIKE '%' || array_to_string(words, '') || '%' THEN 1 -- Delacruz, de la Cruz
                END AS slips
           FROM typed t CROSS JOIN LATERAL (
             SELECT coalesce(
               min(CASE WHEN part LIKE t.word || '%' THEN 0
                        WHEN left(part, t.letters) = ANY (t.exchanges) THEN 1
                        WHEN t.edits > 0 THEN nullif(least(
                          levenshtein_less_equal(left(part, t.letters), t.word, t.edits),
                          levenshtein_less_equal(left(part, t.letters + 1), t.word, t.edits),
                          levenshtein_less_equal(left(part, t.letters - 1), t.word, t.edits), t.edits + 1), t.edits + 1) END),
               CASE WHEN t.letters > 4 AND joined.letters LIKE '%' || t.word || '%' THEN 1 END) AS slips -- Annemarie, Anne-Marie
               FROM unnest(string_to_array(p.search_name, ' ')) part) near) nearly
       WHERE p.practice_id = here
         AND ((' ' || p.search_name) %> longest[1] OR (' ' || p.search_name) LIKE ANY (near))
         AND (cardinality(born) = 0 OR p.birth_date = ANY (born))
         AND (NOT numbered OR p.phone_digits LIKE ANY (phones) OR p.birth_date = ANY (maybe_born)
              OR extract(year FROM p.birth_date) = ANY (maybe_years))
         AND (everyone OR p.patient_id = ANY (hers)) AND p.patient_id <> ALL (barred) AND p.patient_id <> ALL (found)
         AND nearly.slips IS NOT NULL
       ORDER BY nearly.slips, similarity(p.search_name, array_to_string(words, ' ')) DESC, p.search_name, p.birth_date, p.patient_id
       LIMIT most - cardinality(found));
  END IF;

  RETURN QUERY
  SELECT p.patient_id, p.given_name, p.family_name, p.birth_date, right(p.phone_digits, 4)
    FROM unnest(found) WITH ORDINALITY f(id, place)
    JOIN patient p ON p.practice_id = here AND p.patient_id = f.id
   ORDER BY f.place;
END $$;
--> statement-breakpoint
-- People who may be the one about to be registered: born on that day with a like name, or with that phone. Those hidden from the asker do not count.
CREATE FUNCTION known_patients(plain_name text, born date[], phone_end text)
RETURNS TABLE (patient_id uuid, given_name text, family_name text, birth_date date, phone_ending text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off SET random_page_cost = 1
AS $$
#variable_conflict use_column
BEGIN
  IF session_user <> 'viewer_desk' THEN RETURN; END IF;
  RETURN QUERY
  SELECT p.patient_id, p.given_name, p.family_name, p.birth_date, right(p.phone_digits, 4)
    FROM patient p
   WHERE p.practice_id = app_practice() AND p.patient_id <> ALL (array(SELECT barred_patients()))
     AND ((p.birth_date = ANY (born)
           AND (string_to_array(p.search_name, ' ') && string_to_array(plain_name, ' ') OR similarity(p.search_name, plain_name) >= 0.4))
          OR (p.birth_date IS NULL AND (' ' || p.search_name) = ' ' || plain_name)
          OR p.phone_digits LIKE '%' || phone_end)
   ORDER BY similarity(p.search_name, plain_name) DESC, p.birth_date, p.patient_id
   LIMIT 8;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION may_know_patient(uuid), bars_of(uuid), bar_staff(uuid, uuid), lift_my_bar(uuid), patient_access(uuid),
  forgiven_edits(text), exchanged(text), search_patients(text[], date[], text[], date[], integer[], text), known_patients(text, date[], text)
  FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION bars_of(uuid) TO viewer_desk, viewer_patient;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION lift_my_bar(uuid) TO viewer_patient;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION bar_staff(uuid, uuid), patient_access(uuid), known_patients(text, date[], text) TO viewer_desk;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_patients(text[], date[], text[], date[], integer[], text) TO viewer_desk, viewer_clinician;
