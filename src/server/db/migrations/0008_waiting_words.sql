-- Words that could not take effect wait for a person. Nothing here is ever changed or removed: what waits, what arrived
-- as a last resort, and what somebody decided are three append-only tables.

-- Append-only. Every operation that was parked or quarantined, with the case files it belongs to as far as they are known.
CREATE TABLE waiting_words (
  op_id uuid,
  sha256 text,
  writer uuid NOT NULL,
  record_id uuid,
  file_ids text[] NOT NULL DEFAULT '{}',
  status text NOT NULL,
  reason text,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (op_id, sha256)
);
CREATE INDEX waiting_words_record ON waiting_words (record_id, writer);

-- Append-only. What a device could not send in any other way; the text itself lies in op_inbox, as it came.
CREATE TABLE dead_letter (
  op_id uuid,
  sha256 text,
  reason text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (op_id, sha256)
);

-- Append-only. One decision per operation, with the answer to the writer.
CREATE TABLE decision (
  op_id uuid,
  sha256 text,
  kind text NOT NULL CHECK (kind IN ('released', 'attached', 'rejected')),
  words text NOT NULL,
  by_person uuid NOT NULL,
  by_name text NOT NULL,
  -- The record in which attached words stand.
  attached_in uuid,
  -- What the operation was before somebody decided.
  was text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (op_id, sha256)
);

DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['waiting_words', 'dead_letter', 'decision'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()',
      kept || '_append_only', kept);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO doorstep_system', kept);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', kept);
    EXECUTE format('CREATE POLICY system ON %I TO doorstep_system USING (true) WITH CHECK (true)', kept);
    EXECUTE format('GRANT SELECT ON %I TO doorstep_person', kept);
  END LOOP;
END $$;

-- Where a record is there, its own files; else those that the text names. A pattern and not a parser: the text may hold
-- what Postgres cannot read as JSON, and inside a JSON string every quotation mark has a backslash before it.
CREATE FUNCTION case_files_of(record uuid, raw text, raw_form text) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(DISTINCT file), '{}')
  FROM (
    SELECT unnest(r.file_ids) AS file FROM record r WHERE r.id = case_files_of.record
    UNION ALL
    SELECT (regexp_matches(named[1], '((?:child|household):[0-9a-f-]{36})', 'g'))[1]
    FROM regexp_matches(CASE raw_form WHEN 'json' THEN replace(raw, '\"', '"') ELSE raw END, '"fileIds":\s*\[([^\]]*)\]') AS named
    WHERE NOT EXISTS (SELECT FROM record r WHERE r.id = case_files_of.record)
  ) found
  WHERE file ~ '^(child|household):'
$$;

CREATE FUNCTION note_waiting_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = doorstep AS $$
BEGIN
  INSERT INTO waiting_words (op_id, sha256, writer, record_id, file_ids, status, reason)
  SELECT NEW.op_id, NEW.sha256, i.person_id, NEW.record_id, case_files_of(NEW.record_id, i.raw, i.raw_form), NEW.status, NEW.reason
  FROM op_inbox i WHERE i.op_id = NEW.op_id AND i.sha256 = NEW.sha256
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

-- A trigger, so that no way into these results passes it by: not a server of the version before, not the sweeper.
CREATE TRIGGER op_result_waits AFTER INSERT ON op_result FOR EACH ROW
  WHEN (NEW.status IN ('parked', 'quarantined')) EXECUTE FUNCTION note_waiting_words();

INSERT INTO waiting_words (op_id, sha256, writer, record_id, file_ids, status, reason, at)
SELECT r.op_id, r.sha256, i.person_id, r.record_id, case_files_of(r.record_id, i.raw, i.raw_form), r.status, r.reason, r.at
FROM op_result r JOIN op_inbox i USING (op_id, sha256)
WHERE r.status IN ('parked', 'quarantined');

-- A team manager decides over the words of files they hold, and of their own team's writers where no file is known
-- (of writers without a team, every team manager). Definer's rights: nobody but the system reads accounts.
CREATE FUNCTION may_decide(writer uuid, files text[], record uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = doorstep AS $$
  SELECT EXISTS (
    SELECT FROM account me
    WHERE me.person_id = my_id() AND me.disabled_at IS NULL AND me.role = 'team-manager'
      AND NOT EXISTS (SELECT FROM record r WHERE r.id = may_decide.record AND me.role = ANY (r.withheld_from))
      AND (
        EXISTS (
          SELECT FROM file_grant g
          WHERE g.person_id = me.person_id AND g.file_id = ANY (files)
            AND g.revoked_at IS NULL AND (g.until IS NULL OR g.until > london_today()))
        OR (
          NOT EXISTS (SELECT FROM file f WHERE f.id = ANY (files) AND f.registered)
          AND EXISTS (
            SELECT FROM account w
            WHERE w.person_id = may_decide.writer AND (w.team = '' OR w.team = me.team))
        )
      )
  )
$$;

-- Undecided, and still what it was: after a restore the words may have been let in by themselves.
CREATE FUNCTION still_waits(op uuid, hash text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = doorstep AS $$
  SELECT NOT EXISTS (SELECT FROM decision d WHERE d.op_id = op AND d.sha256 = hash)
    AND EXISTS (SELECT FROM op_result r WHERE r.op_id = op AND r.sha256 = hash AND r.status IN ('parked', 'quarantined'))
$$;

CREATE POLICY may_decide ON waiting_words FOR SELECT TO doorstep_person
  USING (may_decide(writer, file_ids, record_id));
-- The two below lean on the one above.
CREATE POLICY may_decide ON dead_letter FOR SELECT TO doorstep_person
  USING (EXISTS (SELECT FROM waiting_words w WHERE w.op_id = dead_letter.op_id AND w.sha256 = dead_letter.sha256));
CREATE POLICY may_decide ON decision FOR SELECT TO doorstep_person
  USING (EXISTS (SELECT FROM waiting_words w WHERE w.op_id = decision.op_id AND w.sha256 = decision.sha256));

-- The inbox is nobody's to read but the system's: this shows, of what waits, the text to those who decide over it.
CREATE FUNCTION waiting_text(wanted uuid[])
RETURNS TABLE (op_id uuid, sha256 text, raw text, raw_form text, device_id uuid, received_at timestamptz, arrival bigint, writer_name text, writer_role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = doorstep AS $$
  SELECT i.op_id, i.sha256, i.raw, i.raw_form, i.device_id, i.received_at, i.arrival, a.name, a.role
  FROM waiting_words w JOIN op_inbox i ON i.op_id = w.op_id AND i.sha256 = w.sha256
  LEFT JOIN account a ON a.person_id = w.writer
  WHERE w.op_id = ANY (wanted) AND may_decide(w.writer, w.file_ids, w.record_id)
$$;

-- What became of one's own operations, and what somebody decided about them.
CREATE FUNCTION my_answers(asked uuid[])
RETURNS TABLE (op_id uuid, status text, reason text, kind text, words text, by_name text, decided_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = doorstep AS $$
  SELECT DISTINCT ON (i.op_id) i.op_id, coalesce(r.status, 'kept'), r.reason, d.kind, d.words, d.by_name, d.at
  FROM op_inbox i
  LEFT JOIN op_result r ON r.op_id = i.op_id AND r.sha256 = i.sha256
  LEFT JOIN decision d ON d.op_id = i.op_id AND d.sha256 = i.sha256
  WHERE i.op_id = ANY (asked) AND i.person_id = my_id()
  ORDER BY i.op_id, i.arrival DESC
$$;

DO $$
DECLARE closed text;
BEGIN
  FOREACH closed IN ARRAY ARRAY['waiting_text(uuid[])', 'my_answers(uuid[])', 'may_decide(uuid, text[], uuid)', 'still_waits(uuid, text)'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', closed);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO doorstep_person, doorstep_system', closed);
  END LOOP;
END $$;
