-- Signed papers go to the council's document store: one row for each paper and place, written in the transaction in which
-- the signature takes effect. What is here is never taken away; it says what was delivered, when, and what was not.

-- The places that papers go to. A server that is told of one adds it; only one that is told "off" takes it away, so that
-- nothing is missed while another server, which knows of none, takes in signatures.
CREATE TABLE delivery_target (
  target text PRIMARY KEY CHECK (target IN ('folder', 'webhook')),
  since timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE delivery (
  -- Follows from the signature, and so is the same after a restore: who has taken it once knows it again.
  id uuid PRIMARY KEY,
  record_id uuid NOT NULL REFERENCES record,
  revision int NOT NULL,
  paper text NOT NULL,
  target text NOT NULL CHECK (target IN ('folder', 'webhook')),
  asked_at timestamptz NOT NULL DEFAULT now(),
  -- Nobody tries before this. Moved on a little before each try, so that a server that dies in the middle holds nothing up.
  next_at timestamptz NOT NULL DEFAULT now(),
  tries int NOT NULL DEFAULT 0,
  tried_at timestamptz,
  -- Why the last try came to nothing: a word of the program's, never of a document store's or of a case.
  trouble text,
  -- Made once and kept until it has arrived, so that each try carries the same bytes.
  file_name text,
  sha256 text,
  content bytea,
  delivered_at timestamptz,
  failed_at timestamptz,
  UNIQUE (record_id, revision, target)
);
CREATE INDEX delivery_waiting ON delivery (target, next_at) WHERE delivered_at IS NULL AND failed_at IS NULL;
CREATE INDEX delivery_by_day ON delivery (asked_at);

ALTER TABLE delivery_target ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON delivery_target TO doorstep_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON delivery_target TO doorstep_system;

ALTER TABLE delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY system ON delivery TO doorstep_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON delivery TO doorstep_system;
-- Of records that a person may take out of their files (section G, X), and never the paper itself.
CREATE POLICY permitted ON delivery FOR SELECT TO doorstep_person
  USING (EXISTS (
    SELECT FROM record r WHERE r.id = delivery.record_id AND r.type = ANY ((SELECT my_types('x'))::text[])
  ));
GRANT SELECT (id, record_id, revision, paper, target, asked_at, next_at, tries, tried_at, trouble, delivered_at, failed_at)
  ON delivery TO doorstep_person;
