-- A worker's supervision that waits stayed with those who hold its file (0025), and where nobody manages the worker any more
-- nobody holds it: it waited until somebody did. Whoever stands above the teams is told of it then and decides, as of all
-- other words of a team without a manager. They read what waits and nothing else of that file.
CREATE OR REPLACE FUNCTION may_decide(writer uuid, files text[], record uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = doorstep AS $$
  SELECT decides_as_manager(my_id(), writer, files, record) OR EXISTS (
    SELECT FROM account me
    WHERE me.person_id = my_id() AND me.disabled_at IS NULL AND me.role IN ('senior-manager', 'service-manager', 'head-of-service')
      AND me.person_id <> may_decide.writer
      AND NOT EXISTS (SELECT FROM record r WHERE r.id = may_decide.record AND me.role = ANY (r.withheld_from))
      AND (
        EXISTS (SELECT FROM unnest(files) AS file WHERE file LIKE 'person:%')
        OR NOT EXISTS (SELECT FROM file f WHERE f.id = ANY (files) AND f.registered)
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
