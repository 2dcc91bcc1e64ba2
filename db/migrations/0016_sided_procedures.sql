ALTER TABLE "procedure" ADD COLUMN "sided" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
-- The practices whose desks wait for something that time alone may have let them have.
CREATE FUNCTION practices_that_keep() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT DISTINCT r.practice_id FROM scheduling_request r JOIN request_law l USING (practice_id, request_id)
   WHERE r.state = 'waiting' AND l.lawful_from IS NULL
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION practices_that_keep() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION practices_that_keep() TO worker;
