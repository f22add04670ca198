-- A request for help that nobody answers climbs from the team manager to the service manager and to the head of service
-- (S4.16): they hold every file, as the senior manager does.
CREATE OR REPLACE VIEW deserved_grant AS
  -- everybody's own file, and the directory
  SELECT person_id, 'person:' || person_id AS file_id, NULL::date AS until FROM account WHERE disabled_at IS NULL
  UNION ALL
  SELECT person_id, 'organisation', NULL FROM account WHERE disabled_at IS NULL
  UNION ALL
  -- the child or the household that one is allocated to
  SELECT a.person_id, a.file_id, a.until
  FROM allocation a JOIN account p USING (person_id)
  WHERE p.disabled_at IS NULL AND a.since <= london_today() AND (a.until IS NULL OR a.until > london_today())
    AND ((a.file_id LIKE 'child:%' AND p.role IN ('childs-social-worker', 'reviewing-officer', 'senior-practitioner', 'team-manager', 'assistant-team-manager'))
      OR (a.file_id LIKE 'household:%' AND p.role IN ('supervising-social-worker', 'foster-carer', 'independent-provider')))
  UNION ALL
  -- the household where one's children live now
  SELECT a.person_id, l.household_file, least(a.until, l.until)
  FROM allocation a JOIN account p USING (person_id) JOIN placement l ON l.child_file = a.file_id
  WHERE p.disabled_at IS NULL AND p.role IN ('childs-social-worker', 'reviewing-officer', 'senior-practitioner', 'team-manager', 'assistant-team-manager')
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
  -- the team of a team manager and of their assistant
  SELECT p.person_id, f.id, NULL
  FROM account p JOIN file f ON f.team = p.team
  WHERE p.disabled_at IS NULL AND p.role IN ('team-manager', 'assistant-team-manager') AND p.team <> '' AND f.registered
  UNION ALL
  -- those who work for all
  SELECT p.person_id, f.id, NULL
  FROM account p CROSS JOIN file f
  WHERE p.disabled_at IS NULL AND p.role IN ('placements-team', 'auditor', 'senior-manager', 'service-manager', 'head-of-service') AND f.registered
  UNION ALL
  -- the file one has opened oneself, while nobody in one's role has been allocated to it yet
  SELECT p.person_id, f.id, NULL
  FROM file f
  JOIN record r ON r.type IN ('child', 'household')
    AND r.id = CASE WHEN f.id LIKE 'child:%' OR f.id LIKE 'household:%' THEN substring(f.id FROM ':(.*)$')::uuid END
  JOIN account p ON p.person_id = r.author_id
  WHERE p.disabled_at IS NULL AND f.registered
    AND ((r.type = 'child' AND p.role = 'childs-social-worker')
      OR (r.type = 'household' AND p.role IN ('supervising-social-worker', 'independent-provider')))
    AND NOT EXISTS (
      SELECT FROM allocation a JOIN account w ON w.person_id = a.person_id
      WHERE a.file_id = f.id AND w.role = p.role
    );
