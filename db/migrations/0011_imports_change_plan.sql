-- What comes from an earlier system is booked without asking the plan: whoever remembers that everything stands must look again.
CREATE TRIGGER import_changes_plan AFTER INSERT ON booking_event FOR EACH ROW
  WHEN (NEW.details ->> 'reason' = 'imported') EXECUTE FUNCTION change_plan();
