CREATE TABLE "duty" (
	"practice_id" uuid NOT NULL,
	"duty_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"weekday" smallint NOT NULL,
	"starts_minute" smallint NOT NULL,
	"ends_minute" smallint NOT NULL,
	"rank" smallint NOT NULL,
	CONSTRAINT "duty_practice_id_duty_id_pk" PRIMARY KEY("practice_id","duty_id")
);
--> statement-breakpoint
ALTER TABLE "duty" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "duty_limit" (
	"practice_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"emergency" integer NOT NULL,
	"urgent" integer NOT NULL,
	"silent" integer NOT NULL,
	"routine" integer NOT NULL,
	CONSTRAINT "duty_limit_practice_id_site_id_pk" PRIMARY KEY("practice_id","site_id")
);
--> statement-breakpoint
ALTER TABLE "duty_limit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "duty" ADD CONSTRAINT "duty_practice_id_site_id_site_practice_id_site_id_fk" FOREIGN KEY ("practice_id","site_id") REFERENCES "public"."site"("practice_id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty" ADD CONSTRAINT "duty_practice_id_staff_id_staff_practice_id_staff_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_limit" ADD CONSTRAINT "duty_limit_practice_id_site_id_site_practice_id_site_id_fk" FOREIGN KEY ("practice_id","site_id") REFERENCES "public"."site"("practice_id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duty_by_site" ON "duty" USING btree ("practice_id","site_id");--> statement-breakpoint
CREATE POLICY "duty_owner" ON "duty" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "duty_select_clinician_manager_patient" ON "duty" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_manager", "viewer_patient" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "duty_insert_manager" ON "duty" AS PERMISSIVE FOR INSERT TO "viewer_manager" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "duty_delete_manager" ON "duty" AS PERMISSIVE FOR DELETE TO "viewer_manager" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "duty_limit_owner" ON "duty_limit" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "duty_limit_select_clinician_manager" ON "duty_limit" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_manager" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "duty_limit_insert_manager" ON "duty_limit" AS PERMISSIVE FOR INSERT TO "viewer_manager" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "duty_limit_update_manager" ON "duty_limit" AS PERMISSIVE FOR UPDATE TO "viewer_manager" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());