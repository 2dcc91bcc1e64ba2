CREATE TABLE "plan_revision" (
	"practice_id" uuid PRIMARY KEY NOT NULL,
	"revision" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "plan_revision" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "plan_revision" ADD CONSTRAINT "plan_revision_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "plan_revision_owner" ON "plan_revision" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "plan_revision_select_desk_clinician_manager_worker" ON "plan_revision" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager", "worker" USING (practice_id = app_practice());--> statement-breakpoint
ALTER TABLE plan_revision FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON plan_revision TO viewer_desk, viewer_clinician, viewer_manager, worker;
--> statement-breakpoint
INSERT INTO plan_revision SELECT practice_id, gen_random_uuid() FROM practice;
--> statement-breakpoint
CREATE FUNCTION begin_plan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO plan_revision VALUES (NEW.practice_id, gen_random_uuid());
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Without a context (the owner's own work) whose plan it is cannot be told: every practice's is another then.
CREATE FUNCTION change_plan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  UPDATE plan_revision SET revision = gen_random_uuid() WHERE app_practice() IS NULL OR practice_id = app_practice();
  RETURN NULL;
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION begin_plan(), change_plan() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER practice_begins_plan AFTER INSERT ON practice FOR EACH ROW EXECUTE FUNCTION begin_plan();
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['site', 'resource', 'pool_member', 'hours', 'closure', 'profile', 'variant', 'phase', 'need'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT EXECUTE FUNCTION change_plan()', t || '_changes_plan', t);
  END LOOP;
END $$;
