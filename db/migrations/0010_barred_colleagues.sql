-- Whoever she barred is not chosen for her: the resources that stand for them. Bars are the desk's to know.
CREATE FUNCTION barred_resources(the_patient uuid) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT r.resource_id FROM staff_bar b
    JOIN resource r ON r.practice_id = b.practice_id AND r.staff_id = b.staff_id
   WHERE b.practice_id = app_practice() AND b.patient_id = the_patient;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION barred_resources(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION barred_resources(uuid) TO viewer_desk;
