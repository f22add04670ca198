-- Who opened a file with a reason reads it for a day and writes down what they learnt. They decide over nothing that waits
-- for it, sign nothing in it and give it to nobody: held by nothing but that, also in the minutes before it is taken back.
CREATE FUNCTION opened_only(person uuid, file text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = doorstep AS $$
  SELECT EXISTS (
      SELECT FROM opened_with_reason o
      WHERE o.person_id = opened_only.person AND o.file_id = opened_only.file AND o.ended_at IS NULL)
    AND (SELECT count(*) FROM deserved_grant d WHERE d.person_id = opened_only.person AND d.file_id = opened_only.file)
      <= (SELECT count(*) FROM opened_with_reason o
          WHERE o.person_id = opened_only.person AND o.file_id = opened_only.file AND o.ended_at IS NULL AND o.until > now())
$$;
REVOKE ALL ON FUNCTION opened_only(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION opened_only(uuid, text) TO doorstep_system;

-- A worker's supervision that waits belongs to its own file (0018) as a child's words belong to the child's. Of a person's
-- files these alone count here: an allocation lies in a person's own as well, and waits for whoever has the case.
CREATE OR REPLACE FUNCTION case_files_of(record uuid, raw text, raw_form text) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(DISTINCT file), '{}')
  FROM (
    SELECT unnest(r.file_ids) AS file FROM record r WHERE r.id = case_files_of.record
    UNION ALL
    SELECT (regexp_matches(named[1], '((?:child|household|person):[0-9a-f-]{36})', 'g'))[1]
    FROM regexp_matches(CASE raw_form WHEN 'json' THEN replace(raw, '\"', '"') ELSE raw END, '"fileIds":\s*\[([^\]]*)\]') AS named
    WHERE NOT EXISTS (SELECT FROM record r WHERE r.id = case_files_of.record)
  ) found
  WHERE file ~ '^(child|household):'
    OR (file LIKE 'person:%' AND EXISTS (SELECT FROM account a WHERE supervision_file(a.person_id) = file))
$$;

-- What waits already, told where it belongs. No word of it changes.
ALTER TABLE waiting_words DISABLE TRIGGER waiting_words_append_only;
UPDATE waiting_words w SET file_ids = case_files_of(w.record_id, i.raw, i.raw_form)
FROM op_inbox i
WHERE i.op_id = w.op_id AND i.sha256 = w.sha256
  AND EXISTS (SELECT FROM unnest(case_files_of(w.record_id, i.raw, i.raw_form)) AS file WHERE file LIKE 'person:%');
ALTER TABLE waiting_words ENABLE TRIGGER waiting_words_append_only;

-- Whether a team manager decides: as in 0008, but not by a file that is only opened; and over a supervision whoever holds its
-- file and nobody else, also where its writer has another team now, or none.
CREATE FUNCTION decides_as_manager(person uuid, writer uuid, files text[], record uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = doorstep AS $$
  SELECT EXISTS (
    SELECT FROM account me
    WHERE me.person_id = decides_as_manager.person AND me.disabled_at IS NULL AND me.role = 'team-manager'
      AND NOT EXISTS (SELECT FROM record r WHERE r.id = decides_as_manager.record AND me.role = ANY (r.withheld_from))
      AND (
        EXISTS (
          SELECT FROM file_grant g
          WHERE g.person_id = me.person_id AND g.file_id = ANY (files)
            AND g.revoked_at IS NULL AND (g.until IS NULL OR g.until > london_today())
            AND (g.file_id LIKE 'person:%' OR NOT EXISTS (SELECT FROM unnest(files) AS file WHERE file LIKE 'person:%'))
            AND NOT opened_only(me.person_id, g.file_id))
        OR (
          NOT EXISTS (SELECT FROM file f WHERE f.id = ANY (files) AND f.registered)
          AND NOT EXISTS (SELECT FROM unnest(files) AS file WHERE file LIKE 'person:%')
          AND EXISTS (
            SELECT FROM account w
            WHERE w.person_id = decides_as_manager.writer AND (w.team = '' OR w.team = me.team))
        )
      )
  )
$$;
REVOKE ALL ON FUNCTION decides_as_manager(uuid, uuid, text[], uuid) FROM PUBLIC;

-- A team may be without a manager for weeks, and a manager's own words may be the ones that wait: nothing waits where nobody
-- sees it. Whoever stands above the teams decides where no team manager but the writer can; a worker's supervision stays with
-- those who hold its file, whoever they are (section G).
CREATE OR REPLACE FUNCTION may_decide(writer uuid, files text[], record uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = doorstep AS $$
  SELECT decides_as_manager(my_id(), writer, files, record) OR EXISTS (
    SELECT FROM account me
    WHERE me.person_id = my_id() AND me.disabled_at IS NULL AND me.role IN ('senior-manager', 'service-manager', 'head-of-service')
      AND me.person_id <> may_decide.writer
      AND NOT EXISTS (SELECT FROM record r WHERE r.id = may_decide.record AND me.role = ANY (r.withheld_from))
      AND NOT EXISTS (SELECT FROM unnest(files) AS file WHERE file LIKE 'person:%')
      AND (
        NOT EXISTS (SELECT FROM file f WHERE f.id = ANY (files) AND f.registered)
        OR EXISTS (
          SELECT FROM file_grant g
          WHERE g.person_id = me.person_id AND g.file_id = ANY (files)
            AND g.revoked_at IS NULL AND (g.until IS NULL OR g.until > london_today()))
      )
      AND NOT EXISTS (
        SELECT FROM account manager
        WHERE manager.role = 'team-manager' AND manager.disabled_at IS NULL AND manager.person_id <> may_decide.writer
          AND decides_as_manager(manager.person_id, may_decide.writer, may_decide.files, may_decide.record))
  )
$$;
