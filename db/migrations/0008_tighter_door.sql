-- Takes away all ways in. Codes go first: one that is being redeemed is waited for, and then its credential and session are found and go too.
CREATE OR REPLACE FUNCTION close_access(the_kind text, the_account uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  DELETE FROM access_code k WHERE k.practice_id = app_practice() AND k.account_kind = the_kind AND k.account_id = the_account;
  PERFORM end_sessions(the_kind, the_account);
  DELETE FROM credential c WHERE c.practice_id = app_practice() AND c.account_kind = the_kind AND c.account_id = the_account;
END $$;
