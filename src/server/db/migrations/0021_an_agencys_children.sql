-- An agency reads and writes about the children who live in its households (section G, the agency's column): it holds
-- their files as the supervising social worker does, and sees of each record what its letters say.
-- Added to the view as it stands, whatever earlier migrations have made of it.
DO $$
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW deserved_grant AS ' || rtrim(pg_get_viewdef('deserved_grant'::regclass), '; ') || '
  UNION ALL
  SELECT a.person_id, l.child_file, least(a.until, l.until)
  FROM allocation a JOIN account p USING (person_id) JOIN placement l ON l.household_file = a.file_id
  WHERE p.disabled_at IS NULL AND p.role = ''independent-provider''
    AND a.since <= london_today() AND (a.until IS NULL OR a.until > london_today())
    AND l.since <= london_today() AND (l.until IS NULL OR l.until > london_today())';
END $$;
