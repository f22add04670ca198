-- The two roles under which everything but migrations runs. Roles belong to the whole Postgres, not to one database.
DO $$
DECLARE wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['doorstep_person', 'doorstep_system'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOBYPASSRLS', wanted);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL; -- another database of this Postgres made it a moment ago
      END;
    END IF;
    -- Whoever made a role administers it, but since Postgres 16 may not become it without saying so.
    BEGIN
      EXECUTE format('SET LOCAL ROLE %I', wanted);
      RESET ROLE;
    EXCEPTION WHEN insufficient_privilege THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
    END;
  END LOOP;
END $$;

GRANT USAGE ON SCHEMA doorstep TO doorstep_person, doorstep_system;
