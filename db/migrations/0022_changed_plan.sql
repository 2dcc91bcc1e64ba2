CREATE POLICY "desk_task_delete_clinician" ON "desk_task" AS PERMISSIVE FOR DELETE TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())) and app_role() = 'surgeon');--> statement-breakpoint
GRANT DELETE ON desk_task TO viewer_clinician;
--> statement-breakpoint
-- Its surgeon has changed what a request is for: nothing is booked of it before the worker has looked. Nobody says by hand that something is not in doubt.
CREATE FUNCTION doubt_request(the_request uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  UPDATE request_law l SET doubted = true FROM surgical_case c
   WHERE c.practice_id = l.practice_id AND c.request_id = l.request_id AND l.practice_id = app_practice() AND l.request_id = the_request
     AND app_role() = 'surgeon' AND c.surgeon_staff_id = app_actor()
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION doubt_request(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION doubt_request(uuid) TO viewer_clinician;
