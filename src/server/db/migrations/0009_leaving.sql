-- Devices that leave: what is known of each, what only the organisation can open, and what is said to be gone.

-- A device proves by a secret of its own that it is itself, on the day its person can no longer sign in. Set up anew it
-- brings another secret; the one before stays good, because letters sealed earlier may still be on their way.
CREATE TABLE device (
  person_id uuid,
  device_id uuid,
  secret_hash text,
  first_seen timestamptz NOT NULL DEFAULT now(),
  last_seen timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (person_id, device_id, secret_hash)
);

-- Words of this file went to this device, and it has not said that they are gone.
CREATE TABLE device_file (
  person_id uuid,
  device_id uuid,
  file_id text,
  epoch int NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (person_id, device_id, file_id)
);
CREATE INDEX device_file_file ON device_file (file_id);
INSERT INTO device_file (person_id, device_id, file_id, epoch, since)
  SELECT a.person_id, (a.detail->>'deviceId')::uuid, f.file_id, coalesce(max(g.epoch), 1), min(a.at)
  FROM audit a CROSS JOIN LATERAL unnest(a.file_ids) AS f (file_id)
  LEFT JOIN file_grant g ON g.person_id = a.person_id AND g.file_id = f.file_id
  WHERE a.action = 'pull' AND a.person_id IS NOT NULL AND a.detail->>'deviceId' IS NOT NULL
  GROUP BY 1, 2, 3;

-- Append-only. "Nothing of this file is left on me."
CREATE TABLE purge_receipt (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id uuid NOT NULL,
  device_id uuid NOT NULL,
  file_id text NOT NULL,
  epoch int NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX purge_receipt_file ON purge_receipt (file_id);

-- The public half. The private one lies outside the database, with a server that may open letters.
CREATE TABLE organisation_key (key_id text PRIMARY KEY, public_key text NOT NULL, since timestamptz NOT NULL DEFAULT clock_timestamp());

-- Append-only. The last words of a device, sealed to the organisation.
CREATE TABLE letter (
  letter_id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  device_id uuid NOT NULL,
  key_id text NOT NULL,
  sealed bytea NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE letter_opened (
  letter_id uuid PRIMARY KEY REFERENCES letter,
  at timestamptz NOT NULL DEFAULT now(),
  -- Why nothing could be taken from it; its bytes stay in `letter`.
  trouble text
);

DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['purge_receipt', 'letter', 'organisation_key'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()',
      named || '_append_only', named);
  END LOOP;
  -- As a person nobody reads these; what a manager may know comes through taken_off().
  FOREACH named IN ARRAY ARRAY['device', 'device_file', 'purge_receipt', 'organisation_key', 'letter', 'letter_opened'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', named);
    EXECUTE format('CREATE POLICY system ON %I TO doorstep_system USING (true) WITH CHECK (true)', named);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO doorstep_system', named);
  END LOOP;
END $$;
GRANT UPDATE ON device, device_file, letter_opened TO doorstep_system;
GRANT DELETE ON device_file TO doorstep_system;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA doorstep TO doorstep_system;

-- Who has lost this file, and what their devices have said since; to whoever manages the team and holds the file now.
-- One row for each device that had words of it, or one without a device. Definer's rights: other people's grants.
CREATE FUNCTION taken_off(file text)
RETURNS TABLE (person_id uuid, name text, role text, revoked_at timestamptz, device_id uuid, gone_at timestamptz, last_seen timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = doorstep AS $$
  WITH lost AS (
    SELECT g.person_id, g.revoked_at FROM file_grant g
    WHERE g.file_id = file AND g.revoked_at IS NOT NULL
      AND my_role() = 'team-manager'
      AND EXISTS (
        SELECT FROM file_grant mine
        WHERE mine.person_id = my_id() AND mine.file_id = file AND mine.revoked_at IS NULL
          AND (mine.until IS NULL OR mine.until > london_today()))
  ),
  devices AS (
    SELECT d.person_id, d.device_id, NULL::timestamptz AS gone_at FROM device_file d WHERE d.file_id = file
    UNION ALL
    SELECT r.person_id, r.device_id, max(r.at) FROM purge_receipt r
    WHERE r.file_id = file
      AND NOT EXISTS (
        SELECT FROM device_file d
        WHERE d.person_id = r.person_id AND d.device_id = r.device_id AND d.file_id = r.file_id)
    GROUP BY 1, 2
  )
  SELECT l.person_id, coalesce(a.name, ''), coalesce(a.role, ''), l.revoked_at, d.device_id, d.gone_at,
    (SELECT max(seen) FROM (
       SELECT last_seen AS seen FROM device WHERE device.person_id = l.person_id AND device.device_id = d.device_id
       UNION ALL
       SELECT since FROM device_file f WHERE f.person_id = l.person_id AND f.device_id = d.device_id
     ) AS contacts)
  FROM lost l
  LEFT JOIN account a ON a.person_id = l.person_id
  LEFT JOIN devices d ON d.person_id = l.person_id
  ORDER BY l.revoked_at DESC, d.gone_at DESC NULLS FIRST
$$;
REVOKE ALL ON FUNCTION taken_off(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION taken_off(text) TO doorstep_person;
