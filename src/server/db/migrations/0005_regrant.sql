-- Access follows from the register: who is allocated to whom, who lives where, which team a file belongs to.

-- Every grant that the register gives today; one person may deserve one file for several reasons.
CREATE VIEW deserved_grant AS
  -- everybody's own file, and the directory
  SELECT person_id, 'person:' || person_id AS file_id, NULL::date AS until FROM account WHERE disabled_at IS NULL
  UNION ALL
  SELECT person_id, 'organisation', NULL FROM account WHERE disabled_at IS NULL
  UNION ALL
  -- the child or the household that one is allocated to
  SELECT a.person_id, a.file_id, a.until
  FROM allocation a JOIN account p USING (person_id)
  WHERE p.disabled_at IS NULL AND a.since <= london_today() AND (a.until IS NULL OR a.until > london_today())
    AND ((a.file_id LIKE 'child:%' AND p.role IN ('childs-social-worker', 'reviewing-officer'))
      OR (a.file_id LIKE 'household:%' AND p.role IN ('supervising-social-worker', 'foster-carer', 'independent-provider')))
  UNION ALL
  -- the household where one's children live now
  SELECT a.person_id, l.household_file, least(a.until, l.until)
  FROM allocation a JOIN account p USING (person_id) JOIN placement l ON l.child_file = a.file_id
  WHERE p.disabled_at IS NULL AND p.role IN ('childs-social-worker', 'reviewing-officer')
    AND a.since <= london_today() AND (a.until IS NULL OR a.until > london_today())
    AND l.since <= london_today() AND (l.until IS NULL OR l.until > london_today())
  UNION ALL
  -- the children who live in one's household now
  SELECT a.person_id, l.child_file, least(a.until, l.until)
  FROM allocation a JOIN account p USING (person_id) JOIN placement l ON l.household_file = a.file_id
  WHERE p.disabled_at IS NULL AND p.role IN ('supervising-social-worker', 'foster-carer')
    AND a.since <= london_today() AND (a.until IS NULL OR a.until > london_today())
    AND l.since <= london_today() AND (l.until IS NULL OR l.until > london_today())
  UNION ALL
  -- a team manager's team
  SELECT p.person_id, f.id, NULL
  FROM account p JOIN file f ON f.team = p.team
  WHERE p.disabled_at IS NULL AND p.role = 'team-manager' AND p.team <> '' AND f.registered
  UNION ALL
  -- those who work for all
  SELECT p.person_id, f.id, NULL
  FROM account p CROSS JOIN file f
  WHERE p.disabled_at IS NULL AND p.role IN ('placements-team', 'auditor') AND f.registered;

GRANT SELECT ON deserved_grant TO doorstep_system;

-- Brings file_grant into line for the files and people named (both null: for all) and says what changed.
CREATE FUNCTION regrant(files text[], people uuid[])
RETURNS TABLE (person_id uuid, file_id text, epoch int, live boolean)
LANGUAGE sql AS $$
  WITH want AS MATERIALIZED (
    SELECT w.person_id, w.file_id,
      CASE WHEN bool_or(w.until IS NULL) THEN NULL ELSE max(w.until) END AS until
    FROM (
      SELECT d.* FROM deserved_grant d WHERE d.file_id = ANY (files)
      UNION ALL
      SELECT d.* FROM deserved_grant d WHERE d.person_id = ANY (people)
      UNION ALL
      SELECT d.* FROM deserved_grant d WHERE files IS NULL AND people IS NULL
    ) w
    GROUP BY w.person_id, w.file_id
  ),
  ended AS (
    UPDATE file_grant g SET revoked_at = now()
    WHERE g.revoked_at IS NULL
      AND (g.file_id = ANY (files) OR g.person_id = ANY (people) OR (files IS NULL AND people IS NULL))
      AND NOT EXISTS (SELECT FROM want w WHERE w.person_id = g.person_id AND w.file_id = g.file_id)
    RETURNING g.person_id, g.file_id, g.epoch
  ),
  before AS (
    SELECT g.person_id, g.file_id, g.revoked_at FROM file_grant g JOIN want w USING (person_id, file_id)
  ),
  given AS (
    INSERT INTO file_grant AS g (person_id, file_id, until)
    SELECT w.person_id, w.file_id, w.until FROM want w ORDER BY w.person_id, w.file_id
    ON CONFLICT ON CONSTRAINT file_grant_pkey DO UPDATE SET
      epoch = g.epoch + (g.revoked_at IS NOT NULL)::int,
      since = CASE WHEN g.revoked_at IS NULL THEN g.since ELSE now() END,
      until = EXCLUDED.until,
      revoked_at = NULL
    WHERE g.revoked_at IS NOT NULL OR g.until IS DISTINCT FROM EXCLUDED.until
    RETURNING g.person_id, g.file_id, g.epoch
  )
  SELECT e.person_id, e.file_id, e.epoch, false FROM ended e
  UNION ALL
  SELECT n.person_id, n.file_id, n.epoch, true FROM given n
  WHERE NOT EXISTS (
    SELECT FROM before b WHERE b.person_id = n.person_id AND b.file_id = n.file_id AND b.revoked_at IS NULL
  )
$$;

-- A role that changed, or words that are withheld from now on: what the device holds must go and come afresh.
CREATE FUNCTION start_afresh(files text[], people uuid[])
RETURNS TABLE (person_id uuid, file_id text, epoch int, live boolean)
LANGUAGE sql AS $$
  UPDATE file_grant g SET epoch = g.epoch + 1
  WHERE g.revoked_at IS NULL AND (files IS NULL OR g.file_id = ANY (files)) AND g.person_id = ANY (people)
  RETURNING g.person_id, g.file_id, g.epoch, true
$$;
