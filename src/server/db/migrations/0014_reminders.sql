-- What the clocks of the stability process have said. Where a placement stands is never stored: these tables remember
-- only what was told, so that nothing is told twice, and when a file must be looked at again.

-- One row for each clock and level. `clock` names a step of the table, or an action by its record: no words of a case.
CREATE TABLE reminder (
  child_file text,
  clock text,
  level text CHECK (level IN ('soon', 'missed', 'escalated')),
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (child_file, clock, level)
);

-- Nothing changes in this file by itself before `next_at`, as long as its head stays where it is.
CREATE TABLE clock_look (
  child_file text PRIMARY KEY,
  head_seq bigint NOT NULL,
  next_at timestamptz NOT NULL
);

-- Mail that goes out through the queue. Counts and no words: what a mail says is made when it is sent.
CREATE TABLE mail (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL REFERENCES account,
  kind text NOT NULL CHECK (kind IN ('dates', 'two-plus')),
  -- Of a list, its month: it is sent once.
  about text,
  counts json NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz,
  -- Its person has no account any more, or was nobody a mail could reach.
  dropped_at timestamptz,
  UNIQUE (person_id, kind, about)
);
CREATE INDEX mail_unsent ON mail (at) WHERE sent_at IS NULL AND dropped_at IS NULL;

-- Who is to be told by mail; gathered into one mail for each person.
CREATE TABLE reminder_to (
  child_file text,
  clock text,
  level text,
  person_id uuid REFERENCES account,
  -- A limit in hours does not wait for the morning.
  at_once boolean NOT NULL,
  mail_id uuid REFERENCES mail,
  PRIMARY KEY (child_file, clock, level, person_id),
  FOREIGN KEY (child_file, clock, level) REFERENCES reminder
);
CREATE INDEX reminder_to_gather ON reminder_to (person_id) WHERE mail_id IS NULL;

-- As a person nobody reads these: a device finds its reminders by itself, from the records it holds.
DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['reminder', 'clock_look', 'mail', 'reminder_to'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', named);
    EXECUTE format('CREATE POLICY system ON %I TO doorstep_system USING (true) WITH CHECK (true)', named);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO doorstep_system', named);
  END LOOP;
END $$;
GRANT UPDATE ON clock_look, mail, reminder_to TO doorstep_system;
