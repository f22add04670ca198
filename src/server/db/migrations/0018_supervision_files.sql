-- A worker's own supervision lies in a file of its own, beside the person's: see model/supervision-file.ts. The person holds
-- it, the manager of their team and the assistant, the auditor; and the reviewing officer of a child they work with, who is
-- shown no more than that it took place. Nobody else: neither those who work for all, nor a colleague, nor carers.

-- derivedId(person, 'supervision'): the first bytes of SHA-256 as a UUID of version 8.
CREATE FUNCTION supervision_file(person uuid) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT 'person:' || substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-8' || substr(h, 14, 3) || '-'
    || substr('89ab', 1 + ('x' || substr(h, 17, 1))::bit(4)::int % 4, 1) || substr(h, 18, 3) || '-' || substr(h, 21, 12)
  FROM encode(sha256(convert_to(person || '|supervision', 'UTF8')), 'hex') AS h
$$;
GRANT EXECUTE ON FUNCTION supervision_file(uuid) TO doorstep_system;

-- Who carries cases.
CREATE FUNCTION is_supervised(role text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT role IN ('childs-social-worker', 'supervising-social-worker', 'senior-practitioner')
$$;
GRANT EXECUTE ON FUNCTION is_supervised(text) TO doorstep_system;

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
    )
  UNION ALL
  -- one's own supervision
  SELECT person_id, supervision_file(person_id), NULL FROM account WHERE disabled_at IS NULL AND is_supervised(role)
  UNION ALL
  -- that of the workers of one's team, also of those who have left it with the service
  SELECT m.person_id, supervision_file(w.person_id), NULL
  FROM account m JOIN account w ON w.team = m.team
  WHERE m.disabled_at IS NULL AND m.role IN ('team-manager', 'assistant-team-manager') AND m.team <> '' AND is_supervised(w.role)
  UNION ALL
  SELECT p.person_id, supervision_file(w.person_id), NULL
  FROM account p CROSS JOIN account w
  WHERE p.disabled_at IS NULL AND p.role = 'auditor' AND is_supervised(w.role)
  UNION ALL
  -- the workers of a child whom one reviews: the child's own, and those of the home where the child lives
  SELECT a.person_id, supervision_file(w.person_id), least(a.until, b.until)
  FROM allocation a JOIN account p USING (person_id)
    JOIN allocation b ON b.file_id = a.file_id JOIN account w ON w.person_id = b.person_id
  WHERE p.disabled_at IS NULL AND p.role = 'reviewing-officer' AND is_supervised(w.role)
    AND a.since <= london_today() AND (a.until IS NULL OR a.until > london_today())
    AND b.since <= london_today() AND (b.until IS NULL OR b.until > london_today())
  UNION ALL
  SELECT a.person_id, supervision_file(w.person_id), least(a.until, b.until, l.until)
  FROM allocation a JOIN account p USING (person_id) JOIN placement l ON l.child_file = a.file_id
    JOIN allocation b ON b.file_id = l.household_file JOIN account w ON w.person_id = b.person_id
  WHERE p.disabled_at IS NULL AND p.role = 'reviewing-officer' AND is_supervised(w.role)
    AND a.since <= london_today() AND (a.until IS NULL OR a.until > london_today())
    AND l.since <= london_today() AND (l.until IS NULL OR l.until > london_today())
    AND b.since <= london_today() AND (b.until IS NULL OR b.until > london_today());
