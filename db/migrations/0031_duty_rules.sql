ALTER TABLE duty FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE duty_limit FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON duty TO viewer_clinician, viewer_patient;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON duty TO viewer_manager;
--> statement-breakpoint
GRANT SELECT ON duty_limit TO viewer_clinician;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON duty_limit TO viewer_manager;
