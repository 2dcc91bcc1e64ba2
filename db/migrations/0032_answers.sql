CREATE TABLE "answer_link" (
	"practice_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"patient_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"schedule_version" integer NOT NULL,
	"expires_at" timestamptz NOT NULL,
	"used_at" timestamptz,
	CONSTRAINT "answer_link_practice_id_message_id_pk" PRIMARY KEY("practice_id","message_id"),
	CONSTRAINT "answer_link_once" UNIQUE("practice_id","token_hash")
);
--> statement-breakpoint
ALTER TABLE "answer_link" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "booking_confirmation" (
	"practice_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"schedule_version" integer NOT NULL,
	"patient_id" uuid NOT NULL,
	"by" text NOT NULL,
	"confirmed_at" timestamptz NOT NULL,
	CONSTRAINT "booking_confirmation_practice_id_booking_id_schedule_version_pk" PRIMARY KEY("practice_id","booking_id","schedule_version")
);
--> statement-breakpoint
ALTER TABLE "booking_confirmation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "desk_call" (
	"practice_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"why" text NOT NULL,
	"reply_id" uuid,
	"booking_id" uuid,
	"is_shared" boolean DEFAULT false NOT NULL,
	"asked_at" timestamptz NOT NULL,
	"done_at" timestamptz,
	"done_by" uuid,
	CONSTRAINT "desk_call_practice_id_call_id_pk" PRIMARY KEY("practice_id","call_id")
);
--> statement-breakpoint
ALTER TABLE "desk_call" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sms_reply" (
	"practice_id" uuid NOT NULL,
	"reply_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"kind" text NOT NULL,
	"heard_at" timestamptz NOT NULL,
	"sealed" "bytea",
	CONSTRAINT "sms_reply_practice_id_reply_id_pk" PRIMARY KEY("practice_id","reply_id"),
	CONSTRAINT "sms_reply_once" UNIQUE("practice_id","provider_id")
);
--> statement-breakpoint
ALTER TABLE "sms_reply" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "message_stuck";--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "receipt" text;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "receipt_reason" text;--> statement-breakpoint
ALTER TABLE "message_choice" ADD COLUMN "links" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "answer_link" ADD CONSTRAINT "answer_link_practice_id_message_id_message_practice_id_message_id_fk" FOREIGN KEY ("practice_id","message_id") REFERENCES "public"."message"("practice_id","message_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_link" ADD CONSTRAINT "answer_link_practice_id_booking_id_booking_practice_id_booking_id_fk" FOREIGN KEY ("practice_id","booking_id") REFERENCES "public"."booking"("practice_id","booking_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_confirmation" ADD CONSTRAINT "booking_confirmation_practice_id_booking_id_booking_practice_id_booking_id_fk" FOREIGN KEY ("practice_id","booking_id") REFERENCES "public"."booking"("practice_id","booking_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_call" ADD CONSTRAINT "desk_call_practice_id_patient_id_patient_practice_id_patient_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patient"("practice_id","patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_call" ADD CONSTRAINT "desk_call_practice_id_reply_id_sms_reply_practice_id_reply_id_fk" FOREIGN KEY ("practice_id","reply_id") REFERENCES "public"."sms_reply"("practice_id","reply_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_call" ADD CONSTRAINT "desk_call_practice_id_booking_id_booking_practice_id_booking_id_fk" FOREIGN KEY ("practice_id","booking_id") REFERENCES "public"."booking"("practice_id","booking_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sms_reply" ADD CONSTRAINT "sms_reply_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "desk_call_open" ON "desk_call" USING btree ("practice_id","asked_at") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "desk_call_by_patient" ON "desk_call" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE INDEX "patient_text_number" ON "patient" USING btree ("practice_id",('+' || regexp_replace(regexp_replace(phone, '\(0\)', ''), '\D', '', 'g'))) WHERE phone like '+%';--> statement-breakpoint
CREATE INDEX "message_stuck" ON "message" USING btree ("practice_id") WHERE state in ('failed', 'unknown') or receipt = 'undelivered';--> statement-breakpoint
CREATE POLICY "answer_link_owner" ON "answer_link" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "answer_link_insert_worker" ON "answer_link" AS PERMISSIVE FOR INSERT TO "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "booking_confirmation_owner" ON "booking_confirmation" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "booking_confirmation_select_desk" ON "booking_confirmation" AS PERMISSIVE FOR SELECT TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "booking_confirmation_select_clinician" ON "booking_confirmation" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "booking_confirmation_select_patient" ON "booking_confirmation" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "desk_call_owner" ON "desk_call" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "desk_call_select_desk" ON "desk_call" AS PERMISSIVE FOR SELECT TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "desk_call_update_desk" ON "desk_call" AS PERMISSIVE FOR UPDATE TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients()))) WITH CHECK (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "sms_reply_owner" ON "sms_reply" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "sms_reply_select_desk" ON "sms_reply" AS PERMISSIVE FOR SELECT TO "viewer_desk" USING (practice_id = app_practice() and reply_id = any (array(select c.reply_id from desk_call c)));--> statement-breakpoint
ALTER POLICY "message_select_manager" ON "message" TO viewer_manager USING (practice_id = app_practice() and (state in ('failed', 'unknown') or receipt = 'undelivered'));