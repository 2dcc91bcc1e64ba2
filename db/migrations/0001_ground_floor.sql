CREATE TABLE "need" (
	"practice_id" uuid NOT NULL,
	"need_id" uuid NOT NULL,
	"phase_id" uuid NOT NULL,
	"ordinal" smallint NOT NULL,
	"kind" text NOT NULL,
	"pool_id" uuid,
	"resource_id" uuid,
	"before_minutes" smallint DEFAULT 0 NOT NULL,
	"after_minutes" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "need_practice_id_need_id_pk" PRIMARY KEY("practice_id","need_id")
);
--> statement-breakpoint
ALTER TABLE "need" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "phase" (
	"practice_id" uuid NOT NULL,
	"phase_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"ordinal" smallint NOT NULL,
	"name" text NOT NULL,
	"minutes" smallint NOT NULL,
	"main" boolean DEFAULT false NOT NULL,
	CONSTRAINT "phase_practice_id_phase_id_pk" PRIMARY KEY("practice_id","phase_id")
);
--> statement-breakpoint
ALTER TABLE "phase" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "policy_rule" (
	"practice_id" uuid NOT NULL,
	"policy_rule_id" uuid NOT NULL,
	"procedure_id" uuid,
	"policy_group" text,
	"jurisdiction" text NOT NULL,
	"status" text NOT NULL,
	"effective_from" date,
	"effective_to" date,
	"cooling_off_days" smallint DEFAULT 0 NOT NULL,
	"cooling_off_start" text DEFAULT 'none' NOT NULL,
	"wait_blocks" text[] DEFAULT '{}' NOT NULL,
	"waivable" boolean DEFAULT false NOT NULL,
	"minimum_age" smallint,
	"minimum_consultations" smallint DEFAULT 1 NOT NULL,
	"consent_taker" text DEFAULT 'operating_surgeon' NOT NULL,
	"source" text NOT NULL,
	"source_url" text DEFAULT '' NOT NULL,
	"reviewed_by" text,
	"reviewed_on" date,
	CONSTRAINT "policy_rule_practice_id_policy_rule_id_pk" PRIMARY KEY("practice_id","policy_rule_id")
);
--> statement-breakpoint
ALTER TABLE "policy_rule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "procedure" (
	"practice_id" uuid NOT NULL,
	"procedure_id" uuid NOT NULL,
	"name" text NOT NULL,
	"code" text DEFAULT '' NOT NULL,
	"specialty" text DEFAULT '' NOT NULL,
	"policy_group" text DEFAULT '' NOT NULL,
	"sensitive" boolean NOT NULL,
	"policy_controlled" boolean NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "procedure_practice_id_procedure_id_pk" PRIMARY KEY("practice_id","procedure_id")
);
--> statement-breakpoint
ALTER TABLE "procedure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "procedure_variant" (
	"practice_id" uuid NOT NULL,
	"procedure_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	CONSTRAINT "procedure_variant_practice_id_procedure_id_variant_id_pk" PRIMARY KEY("practice_id","procedure_id","variant_id")
);
--> statement-breakpoint
ALTER TABLE "procedure_variant" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "profile" (
	"practice_id" uuid NOT NULL,
	"profile_id" uuid NOT NULL,
	"label" text NOT NULL,
	"kind" text NOT NULL,
	"anaesthesia" text DEFAULT 'none' NOT NULL,
	"arrival_lead_minutes" smallint DEFAULT 0 NOT NULL,
	"price_band" text DEFAULT '' NOT NULL,
	"follow_up_pattern" text DEFAULT '' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "profile_practice_id_profile_id_pk" PRIMARY KEY("practice_id","profile_id")
);
--> statement-breakpoint
ALTER TABLE "profile" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "template" (
	"practice_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"procedure_id" uuid NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "template_practice_id_template_id_pk" PRIMARY KEY("practice_id","template_id")
);
--> statement-breakpoint
ALTER TABLE "template" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "template_version" (
	"practice_id" uuid NOT NULL,
	"template_version_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"content" jsonb NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"approved_by" uuid,
	"approved_by_name" text,
	"approved_at" timestamptz,
	CONSTRAINT "template_version_practice_id_template_version_id_pk" PRIMARY KEY("practice_id","template_version_id")
);
--> statement-breakpoint
ALTER TABLE "template_version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "variant" (
	"practice_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"profile_id" uuid NOT NULL,
	"label" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "variant_practice_id_variant_id_pk" PRIMARY KEY("practice_id","variant_id")
);
--> statement-breakpoint
ALTER TABLE "variant" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "access_code" (
	"practice_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"second_hash" "bytea",
	"account_kind" text NOT NULL,
	"account_id" uuid NOT NULL,
	"issued_at" timestamptz NOT NULL,
	"expires_at" timestamptz NOT NULL,
	"tries_left" smallint NOT NULL,
	"used_at" timestamptz,
	CONSTRAINT "access_code_practice_id_code_hash_pk" PRIMARY KEY("practice_id","code_hash")
);
--> statement-breakpoint
ALTER TABLE "access_code" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credential" (
	"practice_id" uuid NOT NULL,
	"account_kind" text NOT NULL,
	"account_id" uuid NOT NULL,
	"sign_in_name" text NOT NULL,
	"passphrase_hash" text NOT NULL,
	"changed_at" timestamptz NOT NULL,
	CONSTRAINT "credential_practice_id_account_kind_account_id_pk" PRIMARY KEY("practice_id","account_kind","account_id")
);
--> statement-breakpoint
ALTER TABLE "credential" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "session" (
	"practice_id" uuid NOT NULL,
	"session_hash" "bytea" NOT NULL,
	"account_kind" text NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"started_at" timestamptz NOT NULL,
	"seen_at" timestamptz NOT NULL,
	"ends_at" timestamptz NOT NULL,
	"ended_at" timestamptz,
	CONSTRAINT "session_practice_id_session_hash_pk" PRIMARY KEY("practice_id","session_hash")
);
--> statement-breakpoint
ALTER TABLE "session" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staff" (
	"practice_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "staff_practice_id_staff_id_pk" PRIMARY KEY("practice_id","staff_id")
);
--> statement-breakpoint
ALTER TABLE "staff" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staff_account" (
	"practice_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"email" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"invited_at" timestamptz,
	CONSTRAINT "staff_account_practice_id_staff_id_pk" PRIMARY KEY("practice_id","staff_id")
);
--> statement-breakpoint
ALTER TABLE "staff_account" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staff_role" (
	"practice_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "staff_role_practice_id_staff_id_role_pk" PRIMARY KEY("practice_id","staff_id","role")
);
--> statement-breakpoint
ALTER TABLE "staff_role" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "demo_clock" (
	"practice_id" uuid NOT NULL,
	"offset_seconds" integer NOT NULL,
	CONSTRAINT "demo_clock_practice_id_pk" PRIMARY KEY("practice_id")
);
--> statement-breakpoint
ALTER TABLE "demo_clock" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "import_row" (
	"practice_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"column_name" text,
	"booking_id" uuid,
	"sealed" "bytea",
	CONSTRAINT "import_row_practice_id_run_id_line_pk" PRIMARY KEY("practice_id","run_id","line")
);
--> statement-breakpoint
ALTER TABLE "import_row" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "import_run" (
	"practice_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"state" text NOT NULL,
	"dry_run" boolean NOT NULL,
	"started_by" uuid,
	"started_at" timestamptz NOT NULL,
	"ended_at" timestamptz,
	"sealed" "bytea",
	"failure" text,
	"rows" integer DEFAULT 0 NOT NULL,
	"booked" integer DEFAULT 0 NOT NULL,
	"conflicts" integer DEFAULT 0 NOT NULL,
	"invalid" integer DEFAULT 0 NOT NULL,
	"already" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "import_run_practice_id_run_id_pk" PRIMARY KEY("practice_id","run_id")
);
--> statement-breakpoint
ALTER TABLE "import_run" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "patient_key" (
	"practice_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"made_at" timestamptz NOT NULL,
	CONSTRAINT "patient_key_practice_id_patient_id_pk" PRIMARY KEY("practice_id","patient_id")
);
--> statement-breakpoint
ALTER TABLE "patient_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "surgical_case" (
	"practice_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"surgeon_staff_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"opened_at" timestamptz NOT NULL,
	CONSTRAINT "surgical_case_practice_id_case_id_pk" PRIMARY KEY("practice_id","case_id")
);
--> statement-breakpoint
ALTER TABLE "surgical_case" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contact_preference" (
	"practice_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"channel" text DEFAULT 'none' NOT NULL,
	"safe_from_minute" smallint,
	"safe_to_minute" smallint,
	"safe_weekdays" smallint[] DEFAULT '{}' NOT NULL,
	"voicemail" boolean DEFAULT false NOT NULL,
	"letters" boolean DEFAULT false NOT NULL,
	"name_to_use" text,
	"phone_word" text,
	"cover_line" text DEFAULT 'none' NOT NULL,
	CONSTRAINT "contact_preference_practice_id_patient_id_pk" PRIMARY KEY("practice_id","patient_id")
);
--> statement-breakpoint
ALTER TABLE "contact_preference" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "need_flag" (
	"practice_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"flag" text NOT NULL,
	CONSTRAINT "need_flag_practice_id_patient_id_flag_pk" PRIMARY KEY("practice_id","patient_id","flag")
);
--> statement-breakpoint
ALTER TABLE "need_flag" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "patient" (
	"practice_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"search_name" text NOT NULL,
	"birth_date" date,
	"phone" text,
	"phone_digits" text,
	"email" text,
	"language" text,
	"zone" text,
	"reference" text,
	"registered_at" timestamptz NOT NULL,
	CONSTRAINT "patient_practice_id_patient_id_pk" PRIMARY KEY("practice_id","patient_id")
);
--> statement-breakpoint
ALTER TABLE "patient" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "patient_person" (
	"practice_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"may_say" text DEFAULT 'nothing' NOT NULL,
	CONSTRAINT "patient_person_practice_id_person_id_pk" PRIMARY KEY("practice_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "patient_person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staff_bar" (
	"practice_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"set_at" timestamptz NOT NULL,
	CONSTRAINT "staff_bar_practice_id_patient_id_staff_id_pk" PRIMARY KEY("practice_id","patient_id","staff_id")
);
--> statement-breakpoint
ALTER TABLE "staff_bar" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "closure" (
	"practice_id" uuid NOT NULL,
	"closure_id" uuid NOT NULL,
	"site_id" uuid,
	"resource_id" uuid,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"starts_at" timestamptz NOT NULL,
	"ends_at" timestamptz NOT NULL,
	"created_by" uuid,
	"created_at" timestamptz NOT NULL,
	"lifted_at" timestamptz,
	CONSTRAINT "closure_practice_id_closure_id_pk" PRIMARY KEY("practice_id","closure_id")
);
--> statement-breakpoint
ALTER TABLE "closure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hours" (
	"practice_id" uuid NOT NULL,
	"hours_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"weekday" smallint NOT NULL,
	"opens_minute" smallint NOT NULL,
	"closes_minute" smallint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "hours_practice_id_hours_id_pk" PRIMARY KEY("practice_id","hours_id")
);
--> statement-breakpoint
ALTER TABLE "hours" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pool" (
	"practice_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "pool_practice_id_pool_id_pk" PRIMARY KEY("practice_id","pool_id")
);
--> statement-breakpoint
ALTER TABLE "pool" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pool_member" (
	"practice_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	CONSTRAINT "pool_member_practice_id_pool_id_resource_id_pk" PRIMARY KEY("practice_id","pool_id","resource_id")
);
--> statement-breakpoint
ALTER TABLE "pool_member" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "practice" (
	"practice_id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "practice_slug_is_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "practice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "resource" (
	"practice_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"site_id" uuid,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"staff_id" uuid,
	"ordinal" smallint DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "resource_practice_id_resource_id_pk" PRIMARY KEY("practice_id","resource_id")
);
--> statement-breakpoint
ALTER TABLE "resource" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "site" (
	"practice_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"jurisdiction" text NOT NULL,
	"address" text NOT NULL,
	"directions" text DEFAULT '' NOT NULL,
	"phone" text NOT NULL,
	"emergency_number" text NOT NULL,
	"abuse_line" text,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "site_practice_id_site_id_pk" PRIMARY KEY("practice_id","site_id")
);
--> statement-breakpoint
ALTER TABLE "site" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_event" (
	"practice_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"at" timestamptz NOT NULL,
	"actor_id" uuid,
	"role" text NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid,
	"fields" text[],
	"shown" uuid[],
	"request_id" text NOT NULL,
	CONSTRAINT "audit_event_practice_id_event_id_pk" PRIMARY KEY("practice_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "audit_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "booking" (
	"practice_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"request_id" uuid,
	"surgeon_id" uuid,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"state" text NOT NULL,
	"starts_at" timestamptz NOT NULL,
	"ends_at" timestamptz NOT NULL,
	"arrives_at" timestamptz NOT NULL,
	"schedule_version" integer DEFAULT 1 NOT NULL,
	"idempotency_key" text NOT NULL,
	"created_at" timestamptz NOT NULL,
	CONSTRAINT "booking_practice_id_booking_id_pk" PRIMARY KEY("practice_id","booking_id")
);
--> statement-breakpoint
ALTER TABLE "booking" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "booking_event" (
	"practice_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamptz NOT NULL,
	"actor_id" uuid,
	"actor_role" text NOT NULL,
	"details" jsonb NOT NULL,
	CONSTRAINT "booking_event_practice_id_event_id_pk" PRIMARY KEY("practice_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "booking_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "claim" (
	"practice_id" uuid NOT NULL,
	"claim_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"claimant_id" uuid NOT NULL,
	"claimant_kind" text NOT NULL,
	"phase" text NOT NULL,
	"need_id" uuid,
	"starts_at" timestamptz NOT NULL,
	"ends_at" timestamptz NOT NULL,
	"before_minutes" smallint DEFAULT 0 NOT NULL,
	"after_minutes" smallint DEFAULT 0 NOT NULL,
	"during" "tstzrange" GENERATED ALWAYS AS (tstzrange(starts_at, ends_at, '[)')) STORED NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "claim_practice_id_claim_id_pk" PRIMARY KEY("practice_id","claim_id")
);
--> statement-breakpoint
ALTER TABLE "claim" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "claimant" (
	"practice_id" uuid NOT NULL,
	"claimant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "claimant_practice_id_claimant_id_pk" PRIMARY KEY("practice_id","claimant_id")
);
--> statement-breakpoint
ALTER TABLE "claimant" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "scheduling_request" (
	"practice_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"surgeon_id" uuid NOT NULL,
	"not_before" date NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"requested_at" timestamptz NOT NULL,
	CONSTRAINT "scheduling_request_practice_id_request_id_pk" PRIMARY KEY("practice_id","request_id")
);
--> statement-breakpoint
ALTER TABLE "scheduling_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_practice_id_phase_id_phase_practice_id_phase_id_fk" FOREIGN KEY ("practice_id","phase_id") REFERENCES "public"."phase"("practice_id","phase_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_practice_id_pool_id_pool_practice_id_pool_id_fk" FOREIGN KEY ("practice_id","pool_id") REFERENCES "public"."pool"("practice_id","pool_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_practice_id_resource_id_resource_practice_id_resource_id_fk" FOREIGN KEY ("practice_id","resource_id") REFERENCES "public"."resource"("practice_id","resource_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phase" ADD CONSTRAINT "phase_practice_id_variant_id_variant_practice_id_variant_id_fk" FOREIGN KEY ("practice_id","variant_id") REFERENCES "public"."variant"("practice_id","variant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_rule" ADD CONSTRAINT "policy_rule_practice_id_procedure_id_procedure_practice_id_procedure_id_fk" FOREIGN KEY ("practice_id","procedure_id") REFERENCES "public"."procedure"("practice_id","procedure_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure" ADD CONSTRAINT "procedure_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure_variant" ADD CONSTRAINT "procedure_variant_practice_id_procedure_id_procedure_practice_id_procedure_id_fk" FOREIGN KEY ("practice_id","procedure_id") REFERENCES "public"."procedure"("practice_id","procedure_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "procedure_variant" ADD CONSTRAINT "procedure_variant_practice_id_variant_id_variant_practice_id_variant_id_fk" FOREIGN KEY ("practice_id","variant_id") REFERENCES "public"."variant"("practice_id","variant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile" ADD CONSTRAINT "profile_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template" ADD CONSTRAINT "template_practice_id_procedure_id_procedure_practice_id_procedure_id_fk" FOREIGN KEY ("practice_id","procedure_id") REFERENCES "public"."procedure"("practice_id","procedure_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_version" ADD CONSTRAINT "template_version_practice_id_template_id_template_practice_id_template_id_fk" FOREIGN KEY ("practice_id","template_id") REFERENCES "public"."template"("practice_id","template_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variant" ADD CONSTRAINT "variant_practice_id_profile_id_profile_practice_id_profile_id_fk" FOREIGN KEY ("practice_id","profile_id") REFERENCES "public"."profile"("practice_id","profile_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_code" ADD CONSTRAINT "access_code_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_account" ADD CONSTRAINT "staff_account_practice_id_staff_id_staff_practice_id_staff_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_practice_id_staff_id_staff_practice_id_staff_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demo_clock" ADD CONSTRAINT "demo_clock_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_practice_id_run_id_import_run_practice_id_run_id_fk" FOREIGN KEY ("practice_id","run_id") REFERENCES "public"."import_run"("practice_id","run_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_practice_id_site_id_site_practice_id_site_id_fk" FOREIGN KEY ("practice_id","site_id") REFERENCES "public"."site"("practice_id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_key" ADD CONSTRAINT "patient_key_practice_id_patient_id_patient_practice_id_patient_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patient"("practice_id","patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surgical_case" ADD CONSTRAINT "surgical_case_practice_id_patient_id_patient_practice_id_patient_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patient"("practice_id","patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surgical_case" ADD CONSTRAINT "surgical_case_practice_id_request_id_scheduling_request_practice_id_request_id_fk" FOREIGN KEY ("practice_id","request_id") REFERENCES "public"."scheduling_request"("practice_id","request_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_preference" ADD CONSTRAINT "contact_preference_practice_id_patient_id_patient_practice_id_patient_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patient"("practice_id","patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_flag" ADD CONSTRAINT "need_flag_practice_id_patient_id_patient_practice_id_patient_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patient"("practice_id","patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient" ADD CONSTRAINT "patient_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_person" ADD CONSTRAINT "patient_person_practice_id_patient_id_patient_practice_id_patient_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patient"("practice_id","patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_bar" ADD CONSTRAINT "staff_bar_practice_id_patient_id_patient_practice_id_patient_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patient"("practice_id","patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_bar" ADD CONSTRAINT "staff_bar_practice_id_staff_id_staff_practice_id_staff_id_fk" FOREIGN KEY ("practice_id","staff_id") REFERENCES "public"."staff"("practice_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_practice_id_site_id_site_practice_id_site_id_fk" FOREIGN KEY ("practice_id","site_id") REFERENCES "public"."site"("practice_id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_practice_id_resource_id_resource_practice_id_resource_id_fk" FOREIGN KEY ("practice_id","resource_id") REFERENCES "public"."resource"("practice_id","resource_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours" ADD CONSTRAINT "hours_practice_id_resource_id_resource_practice_id_resource_id_fk" FOREIGN KEY ("practice_id","resource_id") REFERENCES "public"."resource"("practice_id","resource_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours" ADD CONSTRAINT "hours_practice_id_site_id_site_practice_id_site_id_fk" FOREIGN KEY ("practice_id","site_id") REFERENCES "public"."site"("practice_id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool" ADD CONSTRAINT "pool_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_member" ADD CONSTRAINT "pool_member_practice_id_pool_id_pool_practice_id_pool_id_fk" FOREIGN KEY ("practice_id","pool_id") REFERENCES "public"."pool"("practice_id","pool_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_member" ADD CONSTRAINT "pool_member_practice_id_resource_id_resource_practice_id_resource_id_fk" FOREIGN KEY ("practice_id","resource_id") REFERENCES "public"."resource"("practice_id","resource_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource" ADD CONSTRAINT "resource_practice_id_site_id_site_practice_id_site_id_fk" FOREIGN KEY ("practice_id","site_id") REFERENCES "public"."site"("practice_id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site" ADD CONSTRAINT "site_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_practice_id_site_id_site_practice_id_site_id_fk" FOREIGN KEY ("practice_id","site_id") REFERENCES "public"."site"("practice_id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_practice_id_patient_id_patient_practice_id_patient_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patient"("practice_id","patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_practice_id_variant_id_variant_practice_id_variant_id_fk" FOREIGN KEY ("practice_id","variant_id") REFERENCES "public"."variant"("practice_id","variant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_practice_id_request_id_scheduling_request_practice_id_request_id_fk" FOREIGN KEY ("practice_id","request_id") REFERENCES "public"."scheduling_request"("practice_id","request_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_event" ADD CONSTRAINT "booking_event_practice_id_booking_id_booking_practice_id_booking_id_fk" FOREIGN KEY ("practice_id","booking_id") REFERENCES "public"."booking"("practice_id","booking_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_practice_id_booking_id_booking_practice_id_booking_id_fk" FOREIGN KEY ("practice_id","booking_id") REFERENCES "public"."booking"("practice_id","booking_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_practice_id_claimant_id_claimant_practice_id_claimant_id_fk" FOREIGN KEY ("practice_id","claimant_id") REFERENCES "public"."claimant"("practice_id","claimant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claimant" ADD CONSTRAINT "claimant_practice_id_practice_practice_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practice"("practice_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduling_request" ADD CONSTRAINT "scheduling_request_practice_id_patient_id_patient_practice_id_patient_id_fk" FOREIGN KEY ("practice_id","patient_id") REFERENCES "public"."patient"("practice_id","patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduling_request" ADD CONSTRAINT "scheduling_request_practice_id_variant_id_variant_practice_id_variant_id_fk" FOREIGN KEY ("practice_id","variant_id") REFERENCES "public"."variant"("practice_id","variant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduling_request" ADD CONSTRAINT "scheduling_request_practice_id_site_id_site_practice_id_site_id_fk" FOREIGN KEY ("practice_id","site_id") REFERENCES "public"."site"("practice_id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduling_request" ADD CONSTRAINT "scheduling_request_practice_id_surgeon_id_resource_practice_id_resource_id_fk" FOREIGN KEY ("practice_id","surgeon_id") REFERENCES "public"."resource"("practice_id","resource_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "need_by_phase" ON "need" USING btree ("practice_id","phase_id");--> statement-breakpoint
CREATE UNIQUE INDEX "phase_one_main" ON "phase" USING btree ("practice_id","variant_id") WHERE main;--> statement-breakpoint
CREATE INDEX "phase_by_variant" ON "phase" USING btree ("practice_id","variant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "template_version_number" ON "template_version" USING btree ("practice_id","template_id","version");--> statement-breakpoint
CREATE INDEX "access_code_by_account" ON "access_code" USING btree ("practice_id","account_kind","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "credential_sign_in_name" ON "credential" USING btree ("practice_id","sign_in_name","account_kind");--> statement-breakpoint
CREATE INDEX "session_by_account" ON "session" USING btree ("practice_id","account_kind","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_account_email" ON "staff_account" USING btree ("practice_id","email");--> statement-breakpoint
CREATE INDEX "surgical_case_by_surgeon" ON "surgical_case" USING btree ("practice_id","surgeon_staff_id");--> statement-breakpoint
CREATE INDEX "surgical_case_by_request" ON "surgical_case" USING btree ("practice_id","request_id");--> statement-breakpoint
CREATE INDEX "surgical_case_by_patient" ON "surgical_case" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "patient_reference" ON "patient" USING btree ("practice_id","reference");--> statement-breakpoint
CREATE INDEX "patient_search_name" ON "patient" USING gin ((' ' || search_name) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "patient_birth_date" ON "patient" USING btree ("practice_id","birth_date");--> statement-breakpoint
CREATE INDEX "patient_phone_digits" ON "patient" USING gin (phone_digits gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "patient_person_by_patient" ON "patient_person" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE INDEX "staff_bar_by_staff" ON "staff_bar" USING btree ("practice_id","staff_id");--> statement-breakpoint
CREATE INDEX "closure_by_end" ON "closure" USING btree ("practice_id","ends_at") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "hours_by_resource" ON "hours" USING btree ("practice_id","resource_id");--> statement-breakpoint
CREATE INDEX "resource_by_staff" ON "resource" USING btree ("practice_id","staff_id");--> statement-breakpoint
CREATE INDEX "audit_event_by_time" ON "audit_event" USING btree ("practice_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_idempotency" ON "booking" USING btree ("practice_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_one_per_request" ON "booking" USING btree ("practice_id","request_id") WHERE state <> 'cancelled';--> statement-breakpoint
CREATE INDEX "booking_by_patient" ON "booking" USING btree ("practice_id","patient_id","starts_at");--> statement-breakpoint
CREATE INDEX "booking_by_day" ON "booking" USING btree ("practice_id","site_id","starts_at");--> statement-breakpoint
CREATE INDEX "booking_by_surgeon" ON "booking" USING btree ("practice_id","surgeon_id","starts_at");--> statement-breakpoint
CREATE INDEX "booking_event_by_booking" ON "booking_event" USING btree ("practice_id","booking_id","at");--> statement-breakpoint
CREATE INDEX "booking_event_by_patient" ON "booking_event" USING btree ("practice_id","patient_id","at");--> statement-breakpoint
CREATE INDEX "claim_by_claimant_day" ON "claim" USING btree ("practice_id","claimant_id","starts_at") WHERE active;--> statement-breakpoint
CREATE INDEX "claim_by_day" ON "claim" USING btree ("practice_id","starts_at") WHERE active;--> statement-breakpoint
CREATE INDEX "claim_by_booking" ON "claim" USING btree ("practice_id","booking_id");--> statement-breakpoint
CREATE INDEX "scheduling_request_waiting" ON "scheduling_request" USING btree ("practice_id","not_before") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "scheduling_request_by_patient" ON "scheduling_request" USING btree ("practice_id","patient_id");--> statement-breakpoint
CREATE POLICY "need_owner" ON "need" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "need_select_desk_clinician_manager_patient_worker" ON "need" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager", "viewer_patient", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "need_insert_manager_worker" ON "need" AS PERMISSIVE FOR INSERT TO "viewer_manager", "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "need_update_manager" ON "need" AS PERMISSIVE FOR UPDATE TO "viewer_manager" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "need_delete_manager" ON "need" AS PERMISSIVE FOR DELETE TO "viewer_manager" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "phase_owner" ON "phase" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "phase_select_desk_clinician_manager_patient_worker" ON "phase" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager", "viewer_patient", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "phase_insert_manager_worker" ON "phase" AS PERMISSIVE FOR INSERT TO "viewer_manager", "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "phase_update_manager" ON "phase" AS PERMISSIVE FOR UPDATE TO "viewer_manager" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "phase_delete_manager" ON "phase" AS PERMISSIVE FOR DELETE TO "viewer_manager" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "policy_rule_owner" ON "policy_rule" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "policy_rule_select_clinician_manager_worker" ON "policy_rule" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_manager", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "policy_rule_insert_manager" ON "policy_rule" AS PERMISSIVE FOR INSERT TO "viewer_manager" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "policy_rule_update_manager" ON "policy_rule" AS PERMISSIVE FOR UPDATE TO "viewer_manager" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "procedure_owner" ON "procedure" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "procedure_select_clinician_manager_worker" ON "procedure" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_manager", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "procedure_insert_manager" ON "procedure" AS PERMISSIVE FOR INSERT TO "viewer_manager" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "procedure_update_manager" ON "procedure" AS PERMISSIVE FOR UPDATE TO "viewer_manager" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "procedure_variant_owner" ON "procedure_variant" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "procedure_variant_select_clinician_manager_worker" ON "procedure_variant" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_manager", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "procedure_variant_insert_manager" ON "procedure_variant" AS PERMISSIVE FOR INSERT TO "viewer_manager" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "procedure_variant_delete_manager" ON "procedure_variant" AS PERMISSIVE FOR DELETE TO "viewer_manager" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "profile_owner" ON "profile" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "profile_select_desk_clinician_manager_patient_worker" ON "profile" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager", "viewer_patient", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "profile_insert_manager_worker" ON "profile" AS PERMISSIVE FOR INSERT TO "viewer_manager", "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "profile_update_manager" ON "profile" AS PERMISSIVE FOR UPDATE TO "viewer_manager" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "template_owner" ON "template" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "template_select_clinician_manager_worker" ON "template" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_manager", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "template_insert_manager" ON "template" AS PERMISSIVE FOR INSERT TO "viewer_manager" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "template_version_owner" ON "template_version" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "template_version_select_clinician_manager_worker" ON "template_version" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_manager", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "template_version_select_patient" ON "template_version" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and state <> 'draft');--> statement-breakpoint
CREATE POLICY "template_version_insert_manager_clinician" ON "template_version" AS PERMISSIVE FOR INSERT TO "viewer_clinician", "viewer_manager" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "template_version_update_clinician" ON "template_version" AS PERMISSIVE FOR UPDATE TO "viewer_clinician" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "variant_owner" ON "variant" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "variant_select_desk_clinician_manager_patient_worker" ON "variant" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager", "viewer_patient", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "variant_insert_manager_worker" ON "variant" AS PERMISSIVE FOR INSERT TO "viewer_manager", "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "variant_update_manager" ON "variant" AS PERMISSIVE FOR UPDATE TO "viewer_manager" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "access_code_owner" ON "access_code" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "credential_owner" ON "credential" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_owner" ON "session" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_owner" ON "staff" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_select_desk_clinician_manager_patient_worker" ON "staff" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager", "viewer_patient", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "staff_insert_manager" ON "staff" AS PERMISSIVE FOR INSERT TO "viewer_manager" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "staff_update_manager" ON "staff" AS PERMISSIVE FOR UPDATE TO "viewer_manager" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "staff_account_owner" ON "staff_account" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_account_select_manager" ON "staff_account" AS PERMISSIVE FOR SELECT TO "viewer_manager" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "staff_account_insert_manager" ON "staff_account" AS PERMISSIVE FOR INSERT TO "viewer_manager" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "staff_account_update_manager" ON "staff_account" AS PERMISSIVE FOR UPDATE TO "viewer_manager" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "staff_role_owner" ON "staff_role" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "staff_role_select_manager" ON "staff_role" AS PERMISSIVE FOR SELECT TO "viewer_manager" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "staff_role_insert_manager" ON "staff_role" AS PERMISSIVE FOR INSERT TO "viewer_manager" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "staff_role_delete_manager" ON "staff_role" AS PERMISSIVE FOR DELETE TO "viewer_manager" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "demo_clock_owner" ON "demo_clock" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "demo_clock_select_manager_worker" ON "demo_clock" AS PERMISSIVE FOR SELECT TO "viewer_manager", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "import_row_owner" ON "import_row" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "import_row_select_manager_worker" ON "import_row" AS PERMISSIVE FOR SELECT TO "viewer_manager", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "import_row_insert_worker" ON "import_row" AS PERMISSIVE FOR INSERT TO "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "import_run_owner" ON "import_run" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "import_run_select_manager_worker" ON "import_run" AS PERMISSIVE FOR SELECT TO "viewer_manager", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "import_run_insert_manager_worker" ON "import_run" AS PERMISSIVE FOR INSERT TO "viewer_manager", "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "import_run_update_worker" ON "import_run" AS PERMISSIVE FOR UPDATE TO "worker" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "patient_key_owner" ON "patient_key" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "patient_key_select_clinician" ON "patient_key" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "patient_key_select_patient" ON "patient_key" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "patient_key_select_worker" ON "patient_key" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "patient_key_insert_clinician" ON "patient_key" AS PERMISSIVE FOR INSERT TO "viewer_clinician" WITH CHECK (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "patient_key_insert_worker" ON "patient_key" AS PERMISSIVE FOR INSERT TO "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "surgical_case_owner" ON "surgical_case" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "surgical_case_select_clinician" ON "surgical_case" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "surgical_case_select_patient" ON "surgical_case" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "surgical_case_select_worker" ON "surgical_case" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "surgical_case_insert_clinician" ON "surgical_case" AS PERMISSIVE FOR INSERT TO "viewer_clinician" WITH CHECK (practice_id = app_practice() and app_role() = 'surgeon' and surgeon_staff_id = app_actor() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "surgical_case_update_clinician" ON "surgical_case" AS PERMISSIVE FOR UPDATE TO "viewer_clinician" USING (practice_id = app_practice() and app_role() = 'surgeon' and surgeon_staff_id = app_actor()) WITH CHECK (practice_id = app_practice() and app_role() = 'surgeon' and surgeon_staff_id = app_actor());--> statement-breakpoint
CREATE POLICY "surgical_case_insert_worker" ON "surgical_case" AS PERMISSIVE FOR INSERT TO "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "contact_preference_owner" ON "contact_preference" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "contact_preference_select_desk" ON "contact_preference" AS PERMISSIVE FOR SELECT TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "contact_preference_select_clinician" ON "contact_preference" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "contact_preference_select_patient" ON "contact_preference" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "contact_preference_select_worker" ON "contact_preference" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "contact_preference_insert_desk" ON "contact_preference" AS PERMISSIVE FOR INSERT TO "viewer_desk" WITH CHECK (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "contact_preference_update_desk" ON "contact_preference" AS PERMISSIVE FOR UPDATE TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients()))) WITH CHECK (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "contact_preference_insert_patient" ON "contact_preference" AS PERMISSIVE FOR INSERT TO "viewer_patient" WITH CHECK (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "contact_preference_update_patient" ON "contact_preference" AS PERMISSIVE FOR UPDATE TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor()) WITH CHECK (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "need_flag_owner" ON "need_flag" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "need_flag_select_desk" ON "need_flag" AS PERMISSIVE FOR SELECT TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "need_flag_select_clinician" ON "need_flag" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "need_flag_select_patient" ON "need_flag" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "need_flag_select_worker" ON "need_flag" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "need_flag_insert_desk" ON "need_flag" AS PERMISSIVE FOR INSERT TO "viewer_desk" WITH CHECK (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "need_flag_delete_desk" ON "need_flag" AS PERMISSIVE FOR DELETE TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "patient_owner" ON "patient" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "patient_select_desk" ON "patient" AS PERMISSIVE FOR SELECT TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "patient_select_clinician" ON "patient" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "patient_select_patient" ON "patient" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "patient_select_worker" ON "patient" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "patient_insert_desk_worker" ON "patient" AS PERMISSIVE FOR INSERT TO "viewer_desk", "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "patient_update_desk" ON "patient" AS PERMISSIVE FOR UPDATE TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients()))) WITH CHECK (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "patient_person_owner" ON "patient_person" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "patient_person_select_desk" ON "patient_person" AS PERMISSIVE FOR SELECT TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "patient_person_select_clinician" ON "patient_person" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "patient_person_select_patient" ON "patient_person" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "patient_person_select_worker" ON "patient_person" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "patient_person_insert_desk" ON "patient_person" AS PERMISSIVE FOR INSERT TO "viewer_desk" WITH CHECK (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "patient_person_update_desk" ON "patient_person" AS PERMISSIVE FOR UPDATE TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients()))) WITH CHECK (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "patient_person_delete_desk" ON "patient_person" AS PERMISSIVE FOR DELETE TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "staff_bar_owner" ON "staff_bar" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "closure_owner" ON "closure" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "closure_select_desk_clinician_manager_patient_worker" ON "closure" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager", "viewer_patient", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "closure_insert_desk_manager" ON "closure" AS PERMISSIVE FOR INSERT TO "viewer_desk", "viewer_manager" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "closure_update_desk_manager" ON "closure" AS PERMISSIVE FOR UPDATE TO "viewer_desk", "viewer_manager" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "hours_owner" ON "hours" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "hours_select_desk_clinician_manager_patient_worker" ON "hours" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager", "viewer_patient", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "hours_insert_manager_worker" ON "hours" AS PERMISSIVE FOR INSERT TO "viewer_manager", "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "hours_update_manager" ON "hours" AS PERMISSIVE FOR UPDATE TO "viewer_manager" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "hours_delete_manager" ON "hours" AS PERMISSIVE FOR DELETE TO "viewer_manager" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "pool_owner" ON "pool" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "pool_select_desk_clinician_manager_patient_worker" ON "pool" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager", "viewer_patient", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "pool_insert_manager_worker" ON "pool" AS PERMISSIVE FOR INSERT TO "viewer_manager", "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "pool_update_manager" ON "pool" AS PERMISSIVE FOR UPDATE TO "viewer_manager" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "pool_member_owner" ON "pool_member" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "pool_member_select_desk_clinician_manager_patient_worker" ON "pool_member" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager", "viewer_patient", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "pool_member_insert_manager_worker" ON "pool_member" AS PERMISSIVE FOR INSERT TO "viewer_manager", "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "pool_member_delete_manager" ON "pool_member" AS PERMISSIVE FOR DELETE TO "viewer_manager" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "practice_owner" ON "practice" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "practice_select_desk_clinician_manager_patient_worker" ON "practice" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager", "viewer_patient", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "practice_update_manager" ON "practice" AS PERMISSIVE FOR UPDATE TO "viewer_manager" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "resource_owner" ON "resource" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "resource_select_desk_clinician_manager_patient_worker" ON "resource" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager", "viewer_patient", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "resource_insert_manager_worker" ON "resource" AS PERMISSIVE FOR INSERT TO "viewer_manager", "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "resource_update_manager" ON "resource" AS PERMISSIVE FOR UPDATE TO "viewer_manager" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "site_owner" ON "site" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "site_select_desk_clinician_manager_patient_worker" ON "site" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager", "viewer_patient", "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "site_insert_manager" ON "site" AS PERMISSIVE FOR INSERT TO "viewer_manager" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "site_update_manager" ON "site" AS PERMISSIVE FOR UPDATE TO "viewer_manager" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "audit_event_owner" ON "audit_event" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_event_insert_desk_clinician_manager_patient_worker" ON "audit_event" AS PERMISSIVE FOR INSERT TO "viewer_clinician", "viewer_desk", "viewer_manager", "viewer_patient", "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "audit_event_select_manager" ON "audit_event" AS PERMISSIVE FOR SELECT TO "viewer_manager" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "booking_owner" ON "booking" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "booking_select_desk_clinician_manager" ON "booking" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "booking_select_patient" ON "booking" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "booking_select_worker" ON "booking" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "booking_insert_desk" ON "booking" AS PERMISSIVE FOR INSERT TO "viewer_desk" WITH CHECK (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "booking_insert_worker" ON "booking" AS PERMISSIVE FOR INSERT TO "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "booking_update_desk" ON "booking" AS PERMISSIVE FOR UPDATE TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients()))) WITH CHECK (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "booking_event_owner" ON "booking_event" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "booking_event_select_desk_clinician_manager" ON "booking_event" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "booking_event_select_patient" ON "booking_event" AS PERMISSIVE FOR SELECT TO "viewer_patient" USING (practice_id = app_practice() and patient_id = app_actor());--> statement-breakpoint
CREATE POLICY "booking_event_select_worker" ON "booking_event" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "booking_event_insert_desk" ON "booking_event" AS PERMISSIVE FOR INSERT TO "viewer_desk" WITH CHECK (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "booking_event_insert_worker" ON "booking_event" AS PERMISSIVE FOR INSERT TO "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "claim_owner" ON "claim" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "claim_select_desk_clinician_manager" ON "claim" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager" USING (practice_id = app_practice() and (claimant_kind = 'resource' or claimant_id <> all (array(select barred_patients()))));--> statement-breakpoint
CREATE POLICY "claim_select_worker" ON "claim" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "claim_insert_desk_worker" ON "claim" AS PERMISSIVE FOR INSERT TO "viewer_desk", "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "claim_update_desk" ON "claim" AS PERMISSIVE FOR UPDATE TO "viewer_desk" USING (practice_id = app_practice()) WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "claim_delete_desk" ON "claim" AS PERMISSIVE FOR DELETE TO "viewer_desk" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "claimant_owner" ON "claimant" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "claimant_select_desk_clinician_manager" ON "claimant" AS PERMISSIVE FOR SELECT TO "viewer_clinician", "viewer_desk", "viewer_manager" USING (practice_id = app_practice() and (kind = 'resource' or claimant_id <> all (array(select barred_patients()))));--> statement-breakpoint
CREATE POLICY "claimant_select_worker" ON "claimant" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "claimant_insert_desk_manager_worker" ON "claimant" AS PERMISSIVE FOR INSERT TO "viewer_desk", "viewer_manager", "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "scheduling_request_owner" ON "scheduling_request" AS PERMISSIVE FOR ALL TO current_user USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "scheduling_request_select_desk" ON "scheduling_request" AS PERMISSIVE FOR SELECT TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));--> statement-breakpoint
CREATE POLICY "scheduling_request_select_clinician" ON "scheduling_request" AS PERMISSIVE FOR SELECT TO "viewer_clinician" USING (practice_id = app_practice() and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "scheduling_request_select_worker" ON "scheduling_request" AS PERMISSIVE FOR SELECT TO "worker" USING (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "scheduling_request_insert_clinician" ON "scheduling_request" AS PERMISSIVE FOR INSERT TO "viewer_clinician" WITH CHECK (practice_id = app_practice() and app_role() = 'surgeon' and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "scheduling_request_update_clinician" ON "scheduling_request" AS PERMISSIVE FOR UPDATE TO "viewer_clinician" USING (practice_id = app_practice() and app_role() = 'surgeon' and patient_id = any (array(select treated_patients()))) WITH CHECK (practice_id = app_practice() and app_role() = 'surgeon' and patient_id = any (array(select treated_patients())));--> statement-breakpoint
CREATE POLICY "scheduling_request_insert_worker" ON "scheduling_request" AS PERMISSIVE FOR INSERT TO "worker" WITH CHECK (practice_id = app_practice());--> statement-breakpoint
CREATE POLICY "scheduling_request_update_desk" ON "scheduling_request" AS PERMISSIVE FOR UPDATE TO "viewer_desk" USING (practice_id = app_practice() and patient_id <> all (array(select barred_patients()))) WITH CHECK (practice_id = app_practice() and patient_id <> all (array(select barred_patients())));