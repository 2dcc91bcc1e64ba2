CREATE TABLE "own_period" (
	"practice_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"changed_at" timestamptz NOT NULL,
	CONSTRAINT "own_period_practice_id_staff_id_pk" PRIMARY KEY("practice_id","staff_id")
);
--> statement-breakpoint
ALTER TABLE "own_period" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "after_hours_phone" text;--> statement-breakpoint
ALTER TABLE "own_period" ADD CONSTRAINT "own_period_practice_id_staff_id_staff_practice_id_staff_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own_period_owner" ON "own_period" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_period_select_clinician" ON "own_period" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and app_role() = 'surgeon');--> statement-breakpoint
CREATE POLICY "own_period_insert_clinician" ON "own_period" AS PERMISSIVE FOR INSERT TO "viewer_clinician" WITH CHECK (practice_id = app_practice() and app_role() = 'surgeon' and staff_id = app_actor());--> statement-breakpoint
CREATE POLICY "own_period_update_clinician" ON "own_period" AS PERMISSIVE FOR UPDATE TO "viewer_clinician" USING (practice_id = app_practice() and app_role() = 'surgeon' and staff_id = app_actor()) WITH CHECK (practice_id = app_practice() and app_role() = 'surgeon' and staff_id = app_actor());