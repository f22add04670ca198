-- Words marked "append-only" may never be changed or removed by anybody: see 0003.

-- A new row whenever the service comes back from a backup, so that devices send again what they kept.
CREATE TABLE server_epoch (epoch uuid PRIMARY KEY DEFAULT gen_random_uuid(), since timestamptz NOT NULL DEFAULT clock_timestamp());
INSERT INTO server_epoch DEFAULT VALUES;
CREATE TABLE service (only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), demonstration boolean NOT NULL DEFAULT false, sign_ins json, stays_empty boolean NOT NULL DEFAULT false, swept_to bigint NOT NULL DEFAULT 0);
INSERT INTO service DEFAULT VALUES;

-- Section G of the domain brief, filled at every start from the record definitions.
CREATE TABLE permission (type text, role text, letters text NOT NULL, PRIMARY KEY (type, role));

CREATE TABLE account (
  person_id uuid PRIMARY KEY,
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  name text NOT NULL,
  role text NOT NULL,
  team text NOT NULL DEFAULT '',
  passphrase_hash text NOT NULL,
  must_change boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  disabled_at timestamptz
);
CREATE INDEX account_team ON account (team) WHERE role = 'team-manager';

-- Only the hash of a session's secret is kept.
CREATE TABLE session (
  token_hash bytea PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES account,
  device_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_person ON session (person_id);

-- `keyed_by` is a hash of the address that was typed, or the network address.
CREATE TABLE sign_in_attempt (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  keyed_by text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX sign_in_attempt_key ON sign_in_attempt (keyed_by, at);

-- Append-only. Every operation as it arrived, before anything else is done with it. `raw_form` is 'json' where the
-- text holds what Postgres text cannot (U+0000, a lone surrogate): then `raw` is a JSON string of it.
CREATE TABLE op_inbox (
  op_id uuid,
  sha256 text,
  raw text NOT NULL,
  raw_form text NOT NULL DEFAULT 'text',
  person_id uuid NOT NULL,
  device_id uuid NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  -- The clock of the tables themselves: an import and the demonstration say `received_at` as it was then.
  kept_at timestamptz NOT NULL DEFAULT now(),
  arrival bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (op_id, sha256)
);
CREATE INDEX op_inbox_arrival ON op_inbox (arrival);
CREATE TABLE op_result (
  op_id uuid,
  sha256 text,
  status text NOT NULL,
  reason text,
  record_id uuid,
  revision int,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (op_id, sha256)
);
CREATE INDEX op_result_waiting ON op_result (at) WHERE status IN ('parked', 'quarantined');

CREATE TABLE file (
  id text PRIMARY KEY,
  head_seq bigint NOT NULL DEFAULT 0,
  chain text NOT NULL,
  -- Display facts of the register, for grants and for packing.
  team text NOT NULL DEFAULT '',
  registered boolean NOT NULL DEFAULT false
);
CREATE INDEX file_team ON file (team) WHERE team <> '';

-- Append-only. One step per operation in every file that the record lies in; a change of access has no record.
CREATE TABLE change (
  file_id text,
  seq bigint,
  digest text NOT NULL,
  chain text NOT NULL,
  op_id uuid,
  sha256 text,
  person_id uuid,
  record_id uuid,
  revision int,
  note text,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (file_id, seq)
);

-- The head of each record, without words.
CREATE TABLE record (
  id uuid PRIMARY KEY,
  type text NOT NULL,
  file_ids text[] NOT NULL,
  status text NOT NULL,
  revision int NOT NULL,
  op_id uuid NOT NULL,
  author_id uuid NOT NULL,
  -- Nobody but the author has written in it: then the author reads it even where it is withheld from their role.
  sole_author boolean NOT NULL,
  withheld_from text[] NOT NULL DEFAULT '{}',
  received_at timestamptz NOT NULL
);
CREATE INDEX record_type ON record (type);

-- Append-only. `record` is the whole record at that revision; `authored` is the body as its writer had it, kept where
-- merging made another. `json` and not `jsonb`: only that keeps every string exactly.
CREATE TABLE revision (
  record_id uuid,
  revision int,
  parents int[] NOT NULL,
  op_id uuid NOT NULL,
  record json NOT NULL,
  body_hash text NOT NULL,
  authored json,
  PRIMARY KEY (record_id, revision)
);
CREATE UNIQUE INDEX revision_op ON revision (op_id);

-- What roles with the letter "e" may see of the head.
CREATE TABLE extract (record_id uuid PRIMARY KEY, revision int NOT NULL, record json NOT NULL);

-- The register as far as access follows from it, drawn from the heads of `allocation` and `placement` records.
CREATE TABLE allocation (record_id uuid PRIMARY KEY, file_id text NOT NULL, person_id uuid NOT NULL, since date NOT NULL, until date);
CREATE INDEX allocation_file ON allocation (file_id);
CREATE INDEX allocation_person ON allocation (person_id);
CREATE TABLE placement (record_id uuid PRIMARY KEY, child_file text NOT NULL, household_file text NOT NULL, since date NOT NULL, until date);
CREATE INDEX placement_child ON placement (child_file);
CREATE INDEX placement_household ON placement (household_file);

-- Who may hold which file. A new grant after a revocation has a higher epoch: the device starts that file from zero.
CREATE TABLE file_grant (
  person_id uuid,
  file_id text,
  epoch int NOT NULL DEFAULT 1,
  since timestamptz NOT NULL DEFAULT now(),
  until date,
  revoked_at timestamptz,
  PRIMARY KEY (person_id, file_id)
);
CREATE INDEX file_grant_file ON file_grant (file_id);

-- Per uploader: knowing the hash of somebody's photograph gives nobody that photograph.
CREATE TABLE blob (
  sha256 text,
  uploader uuid,
  mime text NOT NULL,
  bytes int NOT NULL,
  complete boolean NOT NULL DEFAULT false,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (sha256, uploader)
);
CREATE TABLE blob_chunk (sha256 text, uploader uuid, n int, bytes bytea NOT NULL, PRIMARY KEY (sha256, uploader, n));
CREATE TABLE blob_reference (
  sha256 text,
  record_id uuid,
  uploader uuid,
  in_extract boolean NOT NULL,
  PRIMARY KEY (sha256, record_id, uploader)
);

-- Append-only. Who did what to which records; never what stood in them.
CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  person_id uuid,
  role text,
  action text NOT NULL,
  op_id uuid,
  record_ids uuid[] NOT NULL DEFAULT '{}',
  file_ids text[] NOT NULL DEFAULT '{}',
  detail json
);
CREATE INDEX audit_person ON audit (person_id, at);
