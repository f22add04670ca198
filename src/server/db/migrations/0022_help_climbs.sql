-- Help and support that do not come climb one level further than other dates (S4.16): to the head of service.
ALTER TABLE reminder DROP CONSTRAINT reminder_level_check;
ALTER TABLE reminder ADD CONSTRAINT reminder_level_check CHECK (level IN ('soon', 'missed', 'escalated', 'top'));
