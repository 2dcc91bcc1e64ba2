ALTER TABLE own_period FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE own_period ALTER COLUMN sealed SET STORAGE EXTERNAL;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON own_period TO viewer_clinician;
