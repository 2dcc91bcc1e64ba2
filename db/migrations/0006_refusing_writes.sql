ALTER TABLE "import_row" ADD COLUMN "other_line" integer;--> statement-breakpoint
-- Fails the statement that got less than it asked for, so that it may be sent together with its COMMIT. The code says what it did not get.
CREATE FUNCTION must_hold(holds boolean, code text) RETURNS boolean LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$ BEGIN
  IF holds IS NOT TRUE THEN RAISE EXCEPTION 'not all could be had' USING ERRCODE = code; END IF;
  RETURN true;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION must_hold(boolean, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION must_hold(boolean, text) TO viewer_desk;
