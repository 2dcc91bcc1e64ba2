CREATE POLICY "case_part_update_worker" ON "case_part" AS PERMISSIVE FOR UPDATE TO "worker" USING (practice_id = app_practice() and part = 'law') WITH CHECK (practice_id = app_practice() and part = 'law');
--> statement-breakpoint
GRANT UPDATE ON case_part TO worker;
--> statement-breakpoint
-- A patient's own credential, by her id, to check her passphrase when she signs: the session that asks has named her.
CREATE FUNCTION door_patient_credential(the_patient uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT c.passphrase_hash FROM credential c
   WHERE c.practice_id = app_practice() AND c.account_kind = 'patient' AND c.account_id = the_patient
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION door_patient_credential(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION door_patient_credential(uuid) TO viewer_door;
