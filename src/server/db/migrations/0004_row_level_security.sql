-- What a person may see, once more, below everything that the server's code decides: a live grant on one of the
-- record's files, the letters of section G for their role, and nothing withheld from that role.

CREATE FUNCTION london_today() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('doorstep.today', true), '')::date, (now() AT TIME ZONE 'Europe/London')::date)
$$;

CREATE FUNCTION my_id() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('doorstep.person', true), '')::uuid
$$;

-- Definer's rights: nobody but the system reads accounts. A disabled account has no role and so sees nothing.
CREATE FUNCTION my_role() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = doorstep AS $$
  SELECT role FROM account WHERE person_id = my_id() AND disabled_at IS NULL
$$;

CREATE FUNCTION my_types(wanted text) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = doorstep AS $$
  SELECT coalesce(array_agg(type), '{}') FROM permission WHERE role = my_role() AND letters ~ ('[' || wanted || ']')
$$;

DO $$
DECLARE guarded text;
BEGIN
  FOREACH guarded IN ARRAY ARRAY['file', 'file_grant', 'change', 'record', 'revision', 'extract', 'blob', 'blob_chunk', 'blob_reference'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('CREATE POLICY system ON %I TO doorstep_system USING (true) WITH CHECK (true)', guarded);
    EXECUTE format('GRANT SELECT ON %I TO doorstep_person', guarded);
  END LOOP;
END $$;

CREATE POLICY own ON file_grant FOR SELECT TO doorstep_person
  USING (person_id = (SELECT my_id()) AND revoked_at IS NULL AND (until IS NULL OR until > (SELECT london_today())) AND (SELECT my_role()) IS NOT NULL);

-- The policies below lean on the one above: file_grant shows a person only their own live grants.
CREATE POLICY granted ON file FOR SELECT TO doorstep_person
  USING (EXISTS (SELECT FROM file_grant g WHERE g.person_id = (SELECT my_id()) AND g.file_id = file.id));

-- Every step of a granted file, so that the sequence is dense; it holds ids and hashes, no words.
CREATE POLICY granted ON change FOR SELECT TO doorstep_person
  USING (EXISTS (SELECT FROM file_grant g WHERE g.person_id = (SELECT my_id()) AND g.file_id = change.file_id));

CREATE POLICY permitted ON record FOR SELECT TO doorstep_person
  USING (
    CASE WHEN (SELECT my_role()) = ANY (withheld_from) THEN author_id = (SELECT my_id()) AND sole_author
      ELSE author_id = (SELECT my_id()) OR type = ANY ((SELECT my_types('re'))::text[]) END
    AND EXISTS (SELECT FROM file_grant g WHERE g.person_id = (SELECT my_id()) AND g.file_id = ANY (record.file_ids))
  );

CREATE POLICY permitted ON revision FOR SELECT TO doorstep_person
  USING (EXISTS (
    SELECT FROM record r WHERE r.id = revision.record_id
      AND (r.type = ANY ((SELECT my_types('r'))::text[]) OR r.author_id = (SELECT my_id()))
  ));

CREATE POLICY permitted ON extract FOR SELECT TO doorstep_person
  USING (EXISTS (SELECT FROM record r WHERE r.id = extract.record_id));

CREATE POLICY permitted ON blob_reference FOR SELECT TO doorstep_person
  USING (EXISTS (
    SELECT FROM record r WHERE r.id = blob_reference.record_id
      AND (blob_reference.in_extract OR r.type = ANY ((SELECT my_types('r'))::text[]) OR r.author_id = (SELECT my_id()))
  ));

CREATE POLICY referenced ON blob FOR SELECT TO doorstep_person
  USING (EXISTS (SELECT FROM blob_reference b WHERE b.sha256 = blob.sha256 AND b.uploader = blob.uploader));

CREATE POLICY referenced ON blob_chunk FOR SELECT TO doorstep_person
  USING (EXISTS (SELECT FROM blob_reference b WHERE b.sha256 = blob_chunk.sha256 AND b.uploader = blob_chunk.uploader));

GRANT SELECT ON server_epoch TO doorstep_person;
