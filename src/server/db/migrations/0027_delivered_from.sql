-- What was signed before a place was named goes there as well, from this day on; null where nobody has said one.
ALTER TABLE delivery_target ADD COLUMN from_day date;
GRANT UPDATE (from_day) ON delivery_target TO doorstep_system;
