CREATE TABLE "silence" (
	"practice_id" uuid NOT NULL,
	"silence_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"days" smallint[] NOT NULL,
	"due" timestamp with time zone[] NOT NULL,
	"begins_at" timestamptz,
	"ends_at" timestamptz,
	CONSTRAINT "silence_practice_id_silence_id_pk" PRIMARY KEY("practice_id","silence_id"),
	CONSTRAINT "silence_once_a_case" UNIQUE("practice_id","case_id")
);
--> statement-breakpoint
ALTER TABLE "silence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "silence_care" (
	"practice_id" uuid NOT NULL,
	"silence_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"seen" smallint NOT NULL,
	"closed_at" timestamptz,
	CONSTRAINT "silence_care_practice_id_silence_id_pk" PRIMARY KEY("practice_id","silence_id")
);
--> statement-breakpoint
ALTER TABLE "silence_care" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "silence" ADD CONSTRAINT "silence_practice_id_case_id_surgical_case_practice_id_case_id_fk" FOREIGN KEY ("practice_id","case_id") REFERENCES "public"."surgical_case"("practice_id","case_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "silence" ADD CONSTRAINT "silence_practice_id_site_id_site_practice_id_site_id_fk" FOREIGN KEY ("practice_id","site_id") REFERENCES "public"."site"("practice_id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "silence" ADD CONSTRAINT "silence_practice_id_booking_id_booking_practice_id_booking_id_fk" FOREIGN KEY ("practice_id","booking_id") REFERENCES "public"."booking"("practice_id","booking_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "silence_care" ADD CONSTRAINT "silence_care_practice_id_silence_id_silence_practice_id_silence_id_fk" FOREIGN KEY ("practice_id","silence_id") REFERENCES "public"."silence"("practice_id","silence_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "silence_by_site" ON "silence" USING btree ("practice_id","site_id","begins_at") WHERE begins_at is not null;--> statement-breakpoint
CREATE INDEX "silence_by_patient" ON "silence" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE POLICY "silence_owner" ON "silence" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "silence_select_clinician" ON "silence" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "silence_select_worker" ON "silence" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "silence_insert_worker" ON "silence" AS PERMISSIVE FOR INSERT TO "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "silence_update_worker" ON "silence" AS PERMISSIVE FOR UPDATE TO "worker" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "silence_care_owner" ON "silence_care" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "silence_care_select_clinician" ON "silence_care" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "silence_care_insert_clinician" ON "silence_care" AS PERMISSIVE FOR INSERT TO "viewer_clinician" WITH CHECK (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "silence_care_update_clinician" ON "silence_care" AS PERMISSIVE FOR UPDATE TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients()))) WITH CHECK (practice_id = app_practice() and patient_id = any (array(select treated_patients())));