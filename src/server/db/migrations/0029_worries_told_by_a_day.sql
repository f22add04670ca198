-- From this version on a worry is told the manager by a day. A service that is brought up to date has worries which nobody was
-- asked to tell by any day: they are not years late since then. The day on which it learnt the rule; none for a new service.
ALTER TABLE service ADD COLUMN worries_from date;
UPDATE service SET worries_from = london_today() WHERE EXISTS (SELECT FROM record);
